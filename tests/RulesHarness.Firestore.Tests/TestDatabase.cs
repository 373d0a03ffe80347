using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests;

/// <summary>Databases of the shared emulator, each in a project of its own.</summary>
internal static class TestDatabase
{
    /// <summary>An empty database, as admin.</summary>
    public static FirestoreDb New() => TestEmulator.Connection.Database(TestEmulator.NewProject(), Identity.Admin);

    /// <summary>An empty database under rules, as admin.</summary>
    public static async Task<FirestoreDb> NewAsync(string matches)
    {
        var db = New();
        var load = await TestEmulator.Shared.LoadRulesAsync(db.ProjectId, TestRules.Of(matches));
        load.Accepted.Should().BeTrue(string.Join("\n", load.Issues));
        return db;
    }
}
