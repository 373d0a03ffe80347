using RulesHarness.Checking;

namespace RulesHarness.Tests.Tracing;

/// <summary>Tests the findings where rules allow requests to a collection that the spec lacks.</summary>
public sealed class UndeclaredCollectionTests
{
    [TestCase(
        "/logs/{id} { allow read: if true; }",
        "RH7001 firestore.rules(3,8) the spec does not declare `logs`, and the rules allow Guests to get, list; Signed-in users to get, list; Moderator to get, list",
        TestName = "{m}(reads by anyone)"
    )]
    [TestCase(
        "/logs/{id} { allow write: if request.auth != null; }",
        "the rules allow Signed-in users to create, update, delete; Moderator to create, update, delete",
        TestName = "{m}(writes by who is signed in)"
    )]
    [TestCase(
        "/logs/{id} { allow get: if request.auth != null && request.auth.token.get('moderator', false); }",
        "`logs`, and the rules allow Moderator to get",
        TestName = "{m}(by a claim)"
    )]
    [TestCase(
        "/drafts/{uid} { allow read: if request.auth.uid == uid; }",
        "`drafts`, and the rules allow The user whose uid is in the path to get",
        TestName = "{m}(one's own)"
    )]
    [TestCase(
        "/notes/{id}/versions/{version} { allow delete: if request.auth == null; }",
        "`notes/{id}/versions`, and the rules allow Guests to delete",
        TestName = "{m}(below a declared one)"
    )]
    [TestCase(
        "/{path=**}/tags/{id} { allow list: if true; }",
        "`{path=**}/tags`, and the rules allow Guests to list",
        TestName = "{m}(a group)"
    )]
    [TestCase(
        "/{document=**} { allow get: if request.auth == null; }",
        "`{document=**}`, and the rules allow Guests to get",
        TestName = "{m}(everything)"
    )]
    [TestCase(
        "/notes/{id}/{rest=**} { allow get: if request.auth == null; }",
        "`notes/{id}/{rest=**}`, and the rules allow Guests to get",
        TestName = "{m}(everything below)"
    )]
    [TestCase(
        "/{collection}/{id} { allow create: if collection != 'notes'; }",
        "`{collection}`, and the rules allow Guests to create",
        TestName = "{m}(a wildcard)"
    )]
    public async Task Collection_that_only_the_rules_know_is_an_error_where_they_allow_something(
        string block,
        string expected
    )
    {
        var report = await Notes.CheckAsync($"match {block}\n{Notes.Matches}");

        report.Outcome.Should().Be(Outcome.Fails);
        report
            .Found()
            .Should()
            .ContainSingle(found => found.StartsWith("RH700", StringComparison.Ordinal))
            .Which.Should()
            .Contain("RH7001")
            .And.Contain(expected);
    }

    [TestCase(
        "/rooms/{roomId}/{rest=**} { allow get: if request.auth != null && exists(/databases/$(database)/documents/rooms/$(roomId)/members/$(request.auth.uid)); }",
        "`rooms/{roomId}/{rest=**}`, and the rules allow Member to get",
        TestName = "{m}(below a room, by a member of it)"
    )]
    [TestCase(
        "/secrets/{id} { allow read, delete: if request.auth != null && exists(/databases/$(database)/documents/rooms/room-1/members/$(request.auth.uid)); }",
        "`secrets`, and the rules allow Member to get, list, delete",
        TestName = "{m}(elsewhere, by a member of some room)"
    )]
    public async Task Collection_that_only_the_rules_know_is_tried_by_who_has_a_role_by_a_document(
        string block,
        string expected
    )
    {
        var report = await Notes.CheckAsync($"match {block}\n{Rooms}\n{Notes.Matches}", RoomSpec);
        report
            .Found()
            .Where(found => found.StartsWith("RH700", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("RH7001")
            .And.Contain(expected);
    }

    [TestCase("/logs/{id} { allow read, write: if false; }")]
    [TestCase("/logs/{id} { allow get: if resource.data.public == true; }")]
    [TestCase("/logs/{id} { match /entries/{entry} { allow get: if false; } }")]
    public async Task Collection_that_only_the_rules_know_is_a_warning_where_they_deny_everything(string block)
    {
        var report = await Notes.CheckAsync($"match {block}\n{Notes.Matches}");

        report
            .Found()
            .Should()
            .Contain(found =>
                found.StartsWith("RH7002 firestore.rules(3,8)", StringComparison.Ordinal)
                && found.Contains("`logs`", StringComparison.Ordinal)
            );
    }

    [TestCase("/{document=**} { allow read, write: if false; }", TestName = "{m}(a last word that denies)")]
    [TestCase("/{path=**}/notes/{id} { allow list: if false; }", TestName = "{m}(the group of a declared one)")]
    [TestCase("/notes/{anything} { allow update: if false; }", TestName = "{m}(a declared one, by another wildcard)")]
    public async Task Nothing_is_said_of(string block) =>
        (await Notes.CheckAsync($"match {block}\n{Notes.Matches}")).Found().Should().BeEmpty();

    private const string Rooms = """
        match /rooms/{roomId} {
          allow get: if request.auth != null;
          match /members/{uid} { allow get: if request.auth != null && request.auth.uid == uid; }
        }
        """;

    private static readonly string RoomSpec = Notes
        .Spec.Replace(
            "| `notes` | Private notes | auto-generated |\n",
            "| `notes` | Private notes | auto-generated |\n| `rooms` | Rooms | auto-generated |\n| `rooms/{roomId}/members` | Who is in | auth uid |\n",
            StringComparison.Ordinal
        )
        .Replace(
            "## Security Rules\n",
            "### `rooms`\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| `name` | string | yes | |\n\n"
                + "### `rooms/{roomId}/members`\n\n| Field | Type | Required | Description |\n|---|---|---|---|\n| `since` | timestamp | yes | |\n\n## Security Rules\n",
            StringComparison.Ordinal
        )
        .Replace(
            "| Moderator | `token.moderator == true` |\n",
            "| Moderator | `token.moderator == true` |\n| Member | `rooms/{roomId}/members/{uid}` exists |\n",
            StringComparison.Ordinal
        )
        .Replace(
            "- **notes:**",
            "- **rooms:** Signed-in users can get docs.\n- **rooms/{roomId}/members:** Owner can get own doc.\n- **notes:**",
            StringComparison.Ordinal
        );
}
