using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;

namespace RulesHarness.Tests;

/// <summary>
/// One emulator for all tests that don't end it; above the folders' namespaces, so that NUnit starts it before every
/// test.
/// </summary>
[SetUpFixture]
public sealed class TestEmulator
{
    private static FirestoreEmulator? _emulator;

    /// <summary>The SDK's own emulator, whatever else this process's variables lead to.</summary>
    public static EmulatorOptions Options { get; } =
        new()
        {
            Environment = EmulatorEnvironment
                .FromProcess()
                .With("FIRESTORE_EMULATOR_HOST", null)
                .With("RULESHARNESS_EMULATOR_JAR", null),
            AllowArchive = false,
        };

    public static EmulatorEngine Engine { get; private set; } = null!;

    /// <summary>The shared emulator itself.</summary>
    public static FirestoreEmulator Emulator => _emulator!;

    /// <summary>Options that lead to the shared emulator: a check with them starts none.</summary>
    public static EmulatorOptions Running { get; private set; } = null!;

    public static RulesFile Rules(string matches) =>
        new(
            "firestore.rules",
            $"rules_version = '2';\nservice cloud.firestore {{ match /databases/{{database}}/documents {{\n{matches}\n}} }}\n"
        );

    /// <summary>
    /// A session under rules that compile; the first line of <paramref name="matches"/> is line 3 of the file.
    /// </summary>
    public static async Task<IRulesSession> OpenAsync(string matches, Dataset data, string engine = "emulator")
    {
        var opening = await Named(engine).OpenAsync(Rules(matches), Task.FromResult<Dataset?>(data));
        opening.Session.Should().NotBeNull(string.Join("\n", opening.Findings));
        return opening.Session!;
    }

    /// <summary>The engine that reports call so.</summary>
    public static IRulesEngine Named(string engine) =>
        engine == "embedded" ? new EmbeddedEngine(TimeProvider.System) : Engine;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _emulator = await FirestoreEmulator.StartAsync(Options);
        Running = Options with
        {
            Environment = Options.Environment.With(EmulatorLocator.RunningVariable, _emulator.Endpoint.Authority),
        };
        Engine = await EmulatorEngine.StartAsync(Running);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Engine.DisposeAsync();
        await _emulator!.DisposeAsync();
    }
}
