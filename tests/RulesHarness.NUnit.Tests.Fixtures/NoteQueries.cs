using NUnit.Framework;
using RulesHarness.Checking;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.NUnit.Tests.Fixtures;

/// <summary>Tests that are written by hand and send queries.</summary>
[Rules(Engine = EngineChoice.Embedded)]
public sealed class NoteQueries : RulesTests
{
    /// <summary>Sends one query as a user, and one with rules disabled.</summary>
    [Test]
    public async Task OwnerListsNotes()
    {
        await WithRulesDisabledAsync(admin => admin.Collection("notes").OrderBy("text").GetSnapshotAsync());
        var notes = As(Identity.User("ann")).Collection("notes");

        await notes
            .WhereEqualTo("ownerId", "ann")
            .OrderByDescending("text")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
    }
}
