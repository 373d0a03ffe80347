using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Conformance.Tests;

/// <summary>
/// The one emulator that everything here is held against; above the folders' namespaces, so that NUnit starts it before
/// every test.
/// </summary>
[SetUpFixture]
public sealed class TestEmulator
{
    private static int _projects;

    public static FirestoreEmulator Shared { get; private set; } = null!;

    public static FirestoreConnection Connection { get; private set; } = null!;

    /// <summary>The id of a project that no other test uses.</summary>
    public static string NewProject() => $"demo-conformance-{Interlocked.Increment(ref _projects)}";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Shared = await FirestoreEmulator.StartAsync();
        Connection = new FirestoreConnection(Shared.Endpoint);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Connection.DisposeAsync();
        await Shared.DisposeAsync();
    }
}
