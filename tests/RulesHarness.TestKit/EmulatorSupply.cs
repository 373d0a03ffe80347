using RulesHarness.Emulator;
using RulesHarness.Emulator.Discovery;
using RulesHarness.Emulator.Installation;

namespace RulesHarness.TestKit;

/// <summary>The emulator that tests can start on this machine, or the reason why they can't.</summary>
/// <param name="Jar">The full path of its jar; null if there is none.</param>
/// <param name="Missing">What is missing, and the command that brings it; null if nothing is.</param>
public sealed record EmulatorSupply(string? Jar, string? Missing)
{
    /// <summary>The variable that names an engine for all tests.</summary>
    public const string EngineVariable = "RULESHARNESS_ENGINE";

    private const string Install = "`scripts/rulesharness emulator install`";

    private static EmulatorSupply Declined { get; } =
        new(null, $"{EngineVariable} names the embedded engine. Run the tests without that variable");

    private static EmulatorSupply NoJava { get; } =
        new(
            null,
            $"no Java was found to run the Firestore emulator. Install Java 17 or newer and put it on PATH, or name it in JAVA_HOME. Then run {Install}, or run the tests again"
        );

    /// <summary>Returns true if these variables say that tests are to do without an emulator.</summary>
    public static bool IsDeclined(EmulatorEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment[EngineVariable] == "embedded";
    }

    /// <summary>Finds an emulator, and downloads one if there is a Java to run it but no emulator.</summary>
    /// <exception cref="EmulatorException">RH3004: a variable names a jar that doesn't exist.</exception>
    public static async Task<EmulatorSupply> FindAsync(EmulatorInstallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (IsDeclined(options.Environment))
        {
            return Declined;
        }
        var environment = options.Environment.With(EmulatorLocator.RunningVariable, null);
        if (JavaRuntime.FindProgram(environment) is null)
        {
            return NoJava;
        }
        var search = new EmulatorOptions { Environment = environment };
        return EmulatorLocator.IsThere(search)
            ? new(EmulatorLocator.Find(search).Jar, null)
            : await DownloadAsync(options);
    }

    private static async Task<EmulatorSupply> DownloadAsync(EmulatorInstallOptions options)
    {
        try
        {
            return new((await EmulatorInstaller.InstallAsync(options)).Jar, null);
        }
        catch (EmulatorException failed)
        {
            return new(
                null,
                $"there is no Firestore emulator, and it could not be downloaded: {failed.Message}. Run {Install}, or name a jar in {EmulatorLocator.JarVariable}"
            );
        }
    }
}
