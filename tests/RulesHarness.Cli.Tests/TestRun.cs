using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Cli.Tests;

/// <summary>The state that tests share: one emulator for those that don't need their own, and a folder.</summary>
[SetUpFixture]
public sealed class TestRun
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("rulesharness-cli-tests-").FullName;
    private static FirestoreEmulator? _shared;

    /// <summary>
    /// This process's variables, without those that would lead the tool to another emulator than the SDK's.
    /// </summary>
    public static EmulatorEnvironment Environment { get; } =
        EmulatorEnvironment
            .FromProcess()
            .With(EmulatorLocator.RunningVariable, null)
            .With(EmulatorLocator.JarVariable, null)
            .With("RULESHARNESS_CACHE", Path.Combine(Folder, "cache"))
            // No archive is made: it is worth its 15 seconds to those who come back.
            .With("CI", "true");

    /// <summary>
    /// The same, with the shared emulator in <c>FIRESTORE_EMULATOR_HOST</c>: checks in it start no JVM.
    /// </summary>
    public static EmulatorEnvironment WithSharedEmulator =>
        Environment.With(EmulatorLocator.RunningVariable, _shared!.Endpoint.Authority);

    public static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Folder, Path.GetRandomFileName())).FullName;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _shared = await FirestoreEmulator.StartAsync(
            new EmulatorOptions { Environment = Environment, HeapMebibytes = 1024 }
        );

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _shared!.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
