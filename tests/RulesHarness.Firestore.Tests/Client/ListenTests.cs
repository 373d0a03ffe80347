using System.Threading.Channels;
using RulesHarness.Firestore.Client;

namespace RulesHarness.Firestore.Tests.Client;

[CancelAfter(30_000)]
public sealed class ListenTests
{
    [Test]
    public async Task Listener_to_a_document_tells_each_state_once(CancellationToken cancellationToken)
    {
        var document = TestDatabase.New().Document("a/1");
        var snapshots = Channel.CreateUnbounded<DocumentSnapshot>();
        await using var listener = document.Listen(snapshot => snapshots.Writer.TryWrite(snapshot), cancellationToken);

        (await snapshots.Reader.ReadAsync(cancellationToken)).Exists.Should().BeFalse();
        await document.CreateAsync(new { n = 1 }, cancellationToken);
        (await snapshots.Reader.ReadAsync(cancellationToken)).GetValue<int>("n").Should().Be(1);
        await document.SetAsync(new { n = 1 }, cancellationToken: cancellationToken);
        await document.Parent.Document("2").CreateAsync(new { n = 2 }, cancellationToken);
        await document.DeleteAsync(cancellationToken: cancellationToken);
        (await snapshots.Reader.ReadAsync(cancellationToken))
            .Exists.Should()
            .BeFalse("a write that changes nothing is no news");

        await listener.StopAsync(cancellationToken);
        listener.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion);
        listener.ToString().Should().Be($"listener on a/1 in {document.Database}");
        snapshots.Reader.TryRead(out _).Should().BeFalse();
    }

    [Test]
    public async Task Listener_to_a_query_tells_what_it_finds_and_what_changed(CancellationToken cancellationToken)
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync(
            [("a/1", new { n = 1, on = true }), ("a/2", new { n = 2, on = true }), ("a/3", new { n = 3, on = false })],
            cancellationToken
        );
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
            snapshot
                .Changes.Select(each => $"{each.ChangeType} {each.Document.Id} {each.OldIndex}-{each.NewIndex}")
                .Should()
                .Equal(changes);
            snapshot.Query.Should().Be(query);
            snapshot.ReadTime.Should().BeGreaterThanOrEqualTo(snapshot[0].UpdateTime!.Value);
        }
    }

    [Test]
    public async Task Changes_made_one_after_the_other_give_the_documents(CancellationToken cancellationToken)
    {
        var db = TestDatabase.New();
        var random = new Random(1);
        var replayed = new List<string>();
        var snapshots = Channel.CreateUnbounded<int>();
        await using var listener = db.Collection("a")
            .OrderBy("n")
            .Listen(
                snapshot =>
                {
                    foreach (var change in snapshot.Changes)
                    {
                        if (change.OldIndex is { } from)
                        {
                            replayed[from].Should().Be(change.Document.Id);
                            replayed.RemoveAt(from);
                        }
                        if (change.NewIndex is { } to)
                        {
                            replayed.Insert(to, change.Document.Id);
                        }
                    }
                    replayed.Should().Equal(snapshot.Select(each => each.Id));
                    if (replayed.Count > 0)
                    {
                        snapshots.Writer.TryWrite(snapshot.Changes.Count);
                    }
                },
                cancellationToken
            );
        await listener.FirstSnapshotTask;

        for (var round = 0; round < 40; round++)
        {
            // The emulator garbles its stream when commits come faster than it tells them, so each is waited for; one
            // document always changes.
            var batch = db.StartBatch();
            batch.Set(db.Document("a/x"), new { n = random.Next(100) });
            foreach (var id in Enumerable.Range(0, 20).Where(_ => random.Next(3) == 0))
            {
                if (random.Next(3) == 0)
                {
                    batch.Delete(db.Document($"a/{id}"));
                }
                else
                {
                    batch.Set(db.Document($"a/{id}"), new { n = random.Next(100) });
                }
            }
            var next = snapshots.Reader.ReadAsync(cancellationToken).AsTask();
            await batch.CommitAsync(cancellationToken);
            await Task.WhenAny(next, listener.ListenerTask);
            listener.ListenerTask.IsCompleted.Should().BeFalse(listener.ListenerTask.Exception?.ToString());
        }
    }

    [TestCase(false, "0 1")]
    [TestCase(true, "2 3")]
    public async Task Listener_to_a_limited_query_has_its_documents_in_the_querys_order(bool last, string expected)
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync(Enumerable.Range(0, 4).Select(n => ($"x/y/a/{n}", (object)new { n })));
        var query = db.CollectionGroup("a").OrderBy("n");
        var found = "";
        await using var listener = (last ? query.LimitToLast(2) : query.Limit(2)).Listen(snapshot =>
            found = string.Join(" ", snapshot.Select(each => each.Id))
        );

        await listener.FirstSnapshotTask;

        found.Should().Be(expected);
        listener.Path.Should().Be("a");
    }

    [Test]
    public async Task Snapshot_that_was_not_listened_for_has_all_documents_as_added()
    {
        var db = TestDatabase.New();
        await db.BulkWriteAsync([("a/1", new { }), ("a/2", new { })]);

        (await db.Collection("a").GetSnapshotAsync())
            .Changes.Select(each => (each.ToString(), each.NewIndex))
            .Should()
            .Equal(("Added a/1", 0), ("Added a/2", 1));
    }

    [Test]
    public async Task Listener_survives_that_its_data_is_cleared(CancellationToken cancellationToken)
    {
        var db = TestDatabase.New();
        await db.Document("a/1").CreateAsync(new { }, cancellationToken);
        var counts = Channel.CreateUnbounded<int>();
        await using var listener = db.Collection("a")
            .Listen(snapshot => counts.Writer.TryWrite(snapshot.Count), cancellationToken);
        (await counts.Reader.ReadAsync(cancellationToken)).Should().Be(1);

        await TestEmulator.Shared.ClearAsync(db.ProjectId, cancellationToken);

        (await counts.Reader.ReadAsync(cancellationToken)).Should().Be(0);
        listener.ListenerTask.IsCompleted.Should().BeFalse();
    }

    [Test]
    public void Listener_without_a_callback_or_an_order_to_have_a_last_in_is_refused()
    {
        var db = TestDatabase.New();

        db.Invoking(it => it.Document("a/1").Listen((Action<DocumentSnapshot>)null!))
            .Should()
            .Throw<ArgumentNullException>();
        db.Invoking(it => it.Collection("a").Listen((Func<QuerySnapshot, CancellationToken, Task>)null!))
            .Should()
            .Throw<ArgumentNullException>();
        db.Invoking(it => it.Collection("a").LimitToLast(1).Listen(_ => { }))
            .Should()
            .Throw<InvalidOperationException>();
    }
}
