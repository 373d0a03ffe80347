using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Emulator.Discovery;

/// <summary>The Java that runs the emulator: <c>JAVA_HOME/bin/java</c>, else <c>java</c> on PATH.</summary>
/// <param name="Program">The path to start.</param>
/// <param name="Home">
/// The runtime's folder; null when <paramref name="Program"/> is a script or another stand-in.
/// </param>
/// <param name="Version">
/// From the runtime's <c>release</c> file, such as <c>17.0.15</c>; null when there is none.
/// </param>
internal sealed partial record JavaRuntime(string Program, string? Home, string? Version)
{
    /// <summary>8 for <c>1.8.0_292</c>, 17 for <c>17.0.15</c>; null when it is not known without a start.</summary>
    public int? Major
    {
        get
        {
            var match = MajorPattern().Match(Version ?? "");
            return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
        }
    }

    private static string ProgramName => OperatingSystem.IsWindows() ? "java.exe" : "java";

    /// <exception cref="EmulatorException">RH3002 when there is none.</exception>
    public static JavaRuntime Find(EmulatorEnvironment environment)
    {
        var program =
            FindProgram(environment)
            ?? throw EmulatorErrors.NoJava(
                $"{Named(environment) ?? "JAVA_HOME (not set)"}; PATH ({environment["PATH"] ?? "not set"})"
            );
        var resolved = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
        var home = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(resolved)));
        var release = home is null ? null : ReleaseFile(home);
        if (release is null || !File.Exists(release))
        {
            return new(program, null, null);
        }
        var version = VersionLine().Match(File.ReadAllText(release));
        return new(program, home, version.Success ? version.Groups[1].Value : null);
    }

    /// <summary>The path to start; null when there is none.</summary>
    public static string? FindProgram(EmulatorEnvironment environment) =>
        Named(environment) is { } named && EmulatorEnvironment.IsProgram(named)
            ? named
            : environment.FindProgram("java");

    public static string ReleaseFile(string home) => Path.Combine(home, "release");

    private static string? Named(EmulatorEnvironment environment) =>
        environment["JAVA_HOME"] is { } javaHome ? Path.Combine(javaHome, "bin", ProgramName) : null;

    [GeneratedRegex("""^JAVA_VERSION="([^"]+)""", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^(?:1\.)?(\d+)")]
    private static partial Regex MajorPattern();
}
