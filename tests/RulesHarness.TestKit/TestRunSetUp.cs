using NUnit.Framework;

namespace RulesHarness.TestKit;

/// <summary>
/// The base of each test assembly's set-up: it finds the emulator, or downloads it, before the first test, and leaves
/// nothing behind.
/// </summary>
public abstract class TestRunSetUp
{
    /// <summary>Finds the emulator.</summary>
    [OneTimeSetUp]
    public Task FindEmulatorAsync() => TestEmulator.FindAsync();

    /// <summary>Ends the emulator, and deletes the folders that tests wrote to.</summary>
    [OneTimeTearDown]
    public async Task CleanUpAsync()
    {
        await TestEmulator.StopAsync();
        TestFolder.DeleteAll();
    }
}
