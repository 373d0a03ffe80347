using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Firestore.Tests.Client;

[CancelAfter(30_000)]
public sealed class ListenPermissionTests
{
    private static readonly Identity Alice = Identity.User("alice");

    [TestCase("allow get: if resource.data.open;", "*false for 'get' @ L3*")]
    [TestCase("allow read: if resource.data.closed;", "*Property closed is undefined on object. for 'get' @ L3*")]
    [TestCase("allow list: if true;", "No matching allow statements")]
    public async Task Refused_listener_to_a_document_fails_with_the_servers_message(string rule, string message)
    {
        var db = await TestDatabase.NewAsync($"match /a/{{id}} {{ {rule} }}");
        await db.Document("a/1").CreateAsync(new { open = false });

        await ShouldBeRefusedAsync(db.As(Alice).Document("a/1").Listen(Never), message);
    }

    [TestCase("allow list: if false;", "*false for 'list' @ L3*")]
    [TestCase("allow get: if true;", "No matching allow statements")]
    public async Task Refused_listener_to_a_query_fails_with_the_servers_message(string rule, string message)
    {
        var db = await TestDatabase.NewAsync($"match /a/{{id}} {{ {rule} }}");

        await ShouldBeRefusedAsync(db.As(Alice).Collection("a").Listen(Never), message);
    }

    [Test]
    public async Task Listener_fails_when_the_document_becomes_one_that_may_not_be_read()
    {
        var db = await TestDatabase.NewAsync("match /a/{id} { allow get: if resource.data.open; }");
        await db.Document("a/1").CreateAsync(new { open = true });
        await using var listener = db.As(Alice).Document("a/1").Listen(_ => { });
        await listener.FirstSnapshotTask;

        await db.Document("a/1").UpdateAsync("open", false);

        await ShouldLoseAsync(listener, "*false for 'get' @ L3*");
    }

    [TestCase(false, "get")]
    [TestCase(true, "list")]
    public async Task Listener_whose_looked_up_data_changes_fails_with_the_next_write(bool query, string method)
    {
        var db = await TestDatabase.NewAsync(
            "match /a/{id} { allow read: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.member; }"
        );
        await db.BulkWriteAsync([("users/alice", new { member = true }), ("a/1", new { })]);
        await using var listener = Listen(db.As(Alice), query);
        await listener.FirstSnapshotTask;

        await db.Document("users/alice").UpdateAsync("member", false);
        await db.Document("a/1").UpdateAsync("n", 1);

        await ShouldLoseAsync(listener, $"*false for '{method}' @ L3*");
    }

    [TestCase(false, "get")]
    [TestCase(true, "list")]
    public async Task Listener_whose_rules_change_fails_with_the_next_write(bool query, string method)
    {
        var db = await TestDatabase.NewAsync("match /a/{id} { allow read: if true; }");
        await using var listener = Listen(db.As(Alice), query);
        await listener.FirstSnapshotTask;

        await TestEmulator.Shared.LoadRulesAsync(db.ProjectId, TestRules.DenyAll);
        await db.Document("a/1").SetAsync(new { });

        await ShouldLoseAsync(listener, $"*false for '{method}' @ L3*");
    }

    private static FirestoreChangeListener Listen(FirestoreDb db, bool query) =>
        query ? db.Collection("a").Listen(_ => { }) : db.Document("a/1").Listen(_ => { });

    private static void Never(object snapshot) => Assert.Fail("rules refuse, and a snapshot came");

    private static async Task ShouldBeRefusedAsync(FirestoreChangeListener listener, string message)
    {
        await ShouldLoseAsync(listener, message);
        await FluentActions.Awaiting(() => listener.FirstSnapshotTask).Should().ThrowAsync<RpcException>();
        await listener.StopAsync();
    }

    private static async Task ShouldLoseAsync(FirestoreChangeListener listener, string message)
    {
        var refusal = (
            await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<RpcException>()
        ).Which;
        refusal.StatusCode.Should().Be(StatusCode.PermissionDenied);
        refusal.Status.Detail.Should().Match(message);
    }
}
