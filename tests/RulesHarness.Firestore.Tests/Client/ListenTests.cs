using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Tests.Emulator;

namespace RulesHarness.Firestore.Tests.Client;

[CancelAfter(30_000)]
public sealed class ListenTests
{
    private static readonly Identity s_alice = Identity.User("alice");

    [Test]
    public async Task Listener_to_a_document_tells_each_state_once(CancellationToken cancellationToken)
    {
        var document = TestEmulator.NewDatabase().Document("a/1");
        var snapshots = Channel.CreateUnbounded<DocumentSnapshot>();
        await using var listener = document.Listen(snapshot => snapshots.Writer.TryWrite(snapshot), cancellationToken);

        (await snapshots.Reader.ReadAsync(cancellationToken)).Exists.Should().BeFalse();
        await document.CreateAsync(new { n = 1 }, cancellationToken);
        (await snapshots.Reader.ReadAsync(cancellationToken)).GetValue<int>("n").Should().Be(1);
        await document.SetAsync(new { n = 1 }, cancellationToken: cancellationToken);
        await document.Parent.Document("2").CreateAsync(new { n = 2 }, cancellationToken);
        await document.DeleteAsync(cancellationToken: cancellationToken);
        (await snapshots.Reader.ReadAsync(cancellationToken)).Exists.Should().BeFalse("a write that changes nothing is no news");

        await listener.StopAsync(cancellationToken);
        listener.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion);
        listener.ToString().Should().Be($"listener on a/1 in {document.Database}");
        snapshots.Reader.TryRead(out _).Should().BeFalse();
    }

    [Test]
    public async Task Listener_to_a_query_tells_what_it_finds_and_what_changed(CancellationToken cancellationToken)
    {
        var db = TestEmulator.NewDatabase();
        await db.BulkWriteAsync(
            [("a/1", new { n = 1, on = true }), ("a/2", new { n = 2, on = true }), ("a/3", new { n = 3, on = false })], cancellationToken);
        var snapshots = Channel.CreateUnbounded<QuerySnapshot>();
        var query = db.Collection("a").WhereEqualTo("on", true).OrderByDescending("n");
        await using var listener = query.Listen(snapshot => snapshots.Writer.TryWrite(snapshot), cancellationToken);

        await Next("2 1", "Added 2 -0", "Added 1 -1");
        await db.Document("a/4").CreateAsync(new { n = 4, on = false }, cancellationToken);
        await db.Document("a/3").UpdateAsync("on", true, cancellationToken: cancellationToken);
        await Next("3 2 1", "Added 3 -0");
        await db.Document("a/1").UpdateAsync("n", 9, cancellationToken: cancellationToken);
        await Next("1 3 2", "Modified 1 2-0");
        var batch = db.StartBatch();
        batch.Delete(db.Document("a/1"));
        batch.Update(db.Document("a/3"), new Dictionary<string, object?> { ["n"] = 0 });
        batch.Create(db.Document("a/5"), new { n = 1, on = true });
        await batch.CommitAsync(cancellationToken);
        await Next("2 5 3", "Removed 1 0-", "Added 5 -2", "Modified 3 0-2");
        await db.Document("a/2").UpdateAsync("on", false, cancellationToken: cancellationToken);
        await Next("5 3", "Removed 2 0-");

        async Task Next(string documents, params string[] changes)
        {
            var snapshot = await snapshots.Reader.ReadAsync(cancellationToken);
            string.Join(" ", snapshot.Select(each => each.Id)).Should().Be(documents);
            snapshot.Changes.Select(each => $"{each.ChangeType} {each.Document.Id} {each.OldIndex}-{each.NewIndex}").Should().Equal(changes);
            snapshot.Query.Should().Be(query);
            snapshot.ReadTime.Should().BeGreaterThanOrEqualTo(snapshot[0].UpdateTime!.Value);
        }
    }

    [TestCase(false, "0 1")]
    [TestCase(true, "2 3")]
    public async Task Listener_to_a_limited_query_has_its_documents_in_the_querys_order(bool last, string expected)
    {
        var db = TestEmulator.NewDatabase();
        await db.BulkWriteAsync(Enumerable.Range(0, 4).Select(n => ($"x/y/a/{n}", (object)new { n })));
        var query = db.CollectionGroup("a").OrderBy("n");
        var found = "";
        await using var listener = (last ? query.LimitToLast(2) : query.Limit(2))
            .Listen(snapshot => found = string.Join(" ", snapshot.Select(each => each.Id)));

        await listener.FirstSnapshotTask;

        found.Should().Be(expected);
        listener.Path.Should().Be("a");
    }

    [Test]
    public async Task Snapshot_that_was_not_listened_for_has_all_documents_as_added()
    {
        var db = TestEmulator.NewDatabase();
        await db.BulkWriteAsync([("a/1", new { }), ("a/2", new { })]);

        (await db.Collection("a").GetSnapshotAsync()).Changes.Select(each => (each.ToString(), each.NewIndex))
            .Should().Equal(("Added a/1", 0), ("Added a/2", 1));
    }

    [TestCase("allow get: if resource.data.open;", "*false for 'get' @ L3*")]
    [TestCase("allow read: if resource.data.closed;", "*Property closed is undefined on object. for 'get' @ L3*")]
    [TestCase("allow list: if true;", "No matching allow statements")]
    public async Task Refused_listener_to_a_document_fails_with_the_servers_message(string rule, string message)
    {
        var db = await TestEmulator.NewDatabase($"match /a/{{id}} {{ {rule} }}");
        await db.Document("a/1").CreateAsync(new { open = false });

        await ShouldBeRefusedAsync(db.As(s_alice).Document("a/1").Listen(Never), message);
    }

    [TestCase("allow list: if false;", "*false for 'list' @ L3*")]
    [TestCase("allow get: if true;", "No matching allow statements")]
    public async Task Refused_listener_to_a_query_fails_with_the_servers_message(string rule, string message)
    {
        var db = await TestEmulator.NewDatabase($"match /a/{{id}} {{ {rule} }}");

        await ShouldBeRefusedAsync(db.As(s_alice).Collection("a").Listen(Never), message);
    }

    [Test]
    public async Task Listener_fails_when_the_document_becomes_one_that_may_not_be_read()
    {
        var db = await TestEmulator.NewDatabase("match /a/{id} { allow get: if resource.data.open; }");
        await db.Document("a/1").CreateAsync(new { open = true });
        await using var listener = db.As(s_alice).Document("a/1").Listen(_ => { });
        await listener.FirstSnapshotTask;

        await db.Document("a/1").UpdateAsync("open", false);

        await ShouldLoseAsync(listener, "*false for 'get' @ L3*");
    }

    [TestCase(false, "get")]
    [TestCase(true, "list")]
    public async Task Listener_whose_looked_up_data_changes_fails_with_the_next_write(bool query, string method)
    {
        var db = await TestEmulator.NewDatabase(
            "match /a/{id} { allow read: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.member; }");
        await db.BulkWriteAsync([("users/alice", new { member = true }), ("a/1", new { })]);
        await using var listener = Listen(db.As(s_alice), query);
        await listener.FirstSnapshotTask;

        await db.Document("users/alice").UpdateAsync("member", false);
        await db.Document("a/1").UpdateAsync("n", 1);

        await ShouldLoseAsync(listener, $"*false for '{method}' @ L3*");
    }

    [TestCase(false, "get")]
    [TestCase(true, "list")]
    public async Task Listener_whose_rules_change_fails_with_the_next_write(bool query, string method)
    {
        var db = await TestEmulator.NewDatabase("match /a/{id} { allow read: if true; }");
        await using var listener = Listen(db.As(s_alice), query);
        await listener.FirstSnapshotTask;

        await TestEmulator.Shared.LoadRulesAsync(db.ProjectId, TestRun.DenyAll);
        await db.Document("a/1").SetAsync(new { });

        await ShouldLoseAsync(listener, $"*false for '{method}' @ L3*");
    }

    [Test]
    public async Task Listener_survives_that_its_data_is_cleared(CancellationToken cancellationToken)
    {
        var db = TestEmulator.NewDatabase();
        await db.Document("a/1").CreateAsync(new { }, cancellationToken);
        var counts = Channel.CreateUnbounded<int>();
        await using var listener = db.Collection("a").Listen(snapshot => counts.Writer.TryWrite(snapshot.Count), cancellationToken);
        (await counts.Reader.ReadAsync(cancellationToken)).Should().Be(1);

        await TestEmulator.Shared.ClearAsync(db.ProjectId, cancellationToken);

        (await counts.Reader.ReadAsync(cancellationToken)).Should().Be(0);
        listener.ListenerTask.IsCompleted.Should().BeFalse();
    }

    [Test]
    public async Task Listener_whose_callback_throws_fails_with_what_it_threw()
    {
        await using var listener = TestEmulator.NewDatabase().Document("a/1").Listen(_ => throw new InvalidDataException("mine"));

        await FluentActions.Awaiting(() => listener.FirstSnapshotTask).Should().ThrowAsync<InvalidDataException>();
        await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<InvalidDataException>().WithMessage("mine");
    }

    [Test]
    public async Task Listener_whose_token_is_cancelled_ends_as_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var listener = TestEmulator.NewDatabase().Document("a/1").Listen(_ => { }, cancellation.Token);
        await listener.FirstSnapshotTask;

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<OperationCanceledException>();
        listener.ListenerTask.IsCanceled.Should().BeTrue();
    }

    [Test]
    public async Task Stop_waits_for_the_callback_and_can_be_called_from_it()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = false;
        var self = new TaskCompletionSource<FirestoreChangeListener>();
        await using var listener = TestEmulator.NewDatabase().Collection("a").Listen(async (_, stopped) =>
        {
            entered.SetResult();
            await (await self.Task).StopAsync(CancellationToken.None);
            await FluentActions.Awaiting(() => Task.Delay(Timeout.Infinite, stopped)).Should().ThrowAsync<OperationCanceledException>();
            left = true;
        });
        await entered.Task;
        var stop = listener.StopAsync();
        self.SetResult(listener);

        await stop;

        left.Should().BeTrue();
        listener.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion);
        await listener.StopAsync();
    }

    [Test]
    public async Task Listener_that_is_stopped_before_its_first_snapshot_has_none()
    {
        var entered = new TaskCompletionSource();
        var listener = TestEmulator.NewDatabase().Document("a/1").Listen(async (_, stopped) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, stopped);
        });
        await entered.Task;

        await listener.StopAsync();

        listener.FirstSnapshotTask.IsCanceled.Should().BeTrue();
        listener.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion);
    }

    [Test]
    public async Task Listener_that_hears_nothing_fails_at_the_deadline()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}");
        await using var connection = new FirestoreConnection(endpoint, TimeSpan.FromMilliseconds(50));
        await using var listener = connection.Database("p", Identity.Admin).Document("a/1").Listen(_ => { });

        (await FluentActions.Awaiting(() => listener.FirstSnapshotTask).Should().ThrowAsync<RpcException>())
            .Which.Status.Should().Match<Status>(it =>
                it.StatusCode == StatusCode.DeadlineExceeded && it.Detail == "no snapshot came to a listener within 0.05 s");
    }

    [Test]
    public async Task Listener_fails_when_the_emulator_is_gone()
    {
        await using var emulator = await FirestoreEmulator.StartAsync(TestRun.Options);
        await using var connection = new FirestoreConnection(emulator.Endpoint);
        await using var listener = connection.Database("demo", Identity.Admin).Document("a/1").Listen(_ => { });
        await listener.FirstSnapshotTask;

        await emulator.DisposeAsync();

        await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<RpcException>();
    }

    [Test]
    public void Listener_without_a_callback_or_an_order_to_have_a_last_in_is_refused()
    {
        var db = TestEmulator.NewDatabase();

        db.Invoking(it => it.Document("a/1").Listen((Action<DocumentSnapshot>)null!)).Should().Throw<ArgumentNullException>();
        db.Invoking(it => it.Collection("a").Listen((Func<QuerySnapshot, CancellationToken, Task>)null!)).Should().Throw<ArgumentNullException>();
        db.Invoking(it => it.Collection("a").LimitToLast(1).Listen(_ => { })).Should().Throw<InvalidOperationException>();
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
        var refusal = (await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<RpcException>()).Which;
        refusal.StatusCode.Should().Be(StatusCode.PermissionDenied);
        refusal.Status.Detail.Should().Match(message);
    }
}
