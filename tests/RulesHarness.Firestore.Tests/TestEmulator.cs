using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Tests.Emulator;

namespace RulesHarness.Firestore.Tests;

/// <summary>
/// One emulator for all tests that don't end it; above the folders' namespaces, so that NUnit starts it before every
/// test.
/// </summary>
[SetUpFixture]
public sealed class TestEmulator
{
    private static int _projects;

    public static FirestoreEmulator Shared { get; private set; } = null!;

    public static FirestoreConnection Connection { get; private set; } = null!;

    /// <summary>A project of its own for a test, as admin.</summary>
    public static FirestoreDb NewDatabase() =>
        Connection.Database($"demo-client-{Interlocked.Increment(ref _projects)}", Identity.Admin);

    /// <summary>A project of its own with rules, as admin.</summary>
    public static async Task<FirestoreDb> NewDatabase(string rules)
    {
        var db = NewDatabase();
        var load = await Shared.LoadRulesAsync(db.ProjectId, TestRun.Rules(rules));
        load.Accepted.Should().BeTrue(string.Join("\n", load.Issues));
        return db;
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Shared = await FirestoreEmulator.StartAsync(TestRun.Options);
        Connection = new FirestoreConnection(Shared.Endpoint);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Connection.DisposeAsync();
        await Shared.DisposeAsync();
        TestRun.DeleteFolder();
    }
}
