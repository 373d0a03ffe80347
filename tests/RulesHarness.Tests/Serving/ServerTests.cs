using System.Threading.Channels;
using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Tests.Serving;

/// <summary>Tests the behaviour that tests rely on, on both servers: the same client, the same expectations.</summary>
[TestFixture(Server.Emulator)]
[TestFixture(Server.Embedded)]
[CancelAfter(60_000)]
public sealed class ServerTests(string name) : IDisposable
{
    private const string Open = "match /{document=**} { allow read, write: if true; }";

    private readonly Server _server = new(name);

    public void Dispose() => _server.Dispose();

    [Test]
    public async Task Denial_names_the_lines_that_were_tried()
    {
        var database = await _server.OpenAsync(
            "match /c/{id} {\n  allow get: if false;\n  allow get: if request.auth.uid == 'ann';\n}"
        );

        var denied = await Server.FailureAsync(() => database.Document("c/x").GetSnapshotAsync());
        var unmatched = await Server.FailureAsync(() => database.Document("d/x").GetSnapshotAsync());

        denied!.StatusCode.Should().Be(StatusCode.PermissionDenied);
        denied
            .Status.Detail.Should()
            .StartWith("\n")
            .And.EndWith("false for 'get' @ L4, Null value error. for 'get' @ L5");
        (unmatched!.StatusCode, unmatched.Status.Detail)
            .Should()
            .Be((StatusCode.PermissionDenied, "No matching allow statements"));
    }

    [Test]
    public async Task Document_that_was_written_is_read_as_it_was_written()
    {
        var database = await _server.OpenAsync(Open);
        var data = new Dictionary<string, object?>
        {
            ["null"] = null,
            ["bool"] = true,
            ["long"] = long.MinValue,
            ["double"] = -0.5,
            ["time"] = Timestamp.Parse("2024-01-01T00:00:00.123456Z"),
            ["text"] = "\uD83D\uDE00",
            ["bytes"] = Blob.CopyFrom([1, 2]),
            ["point"] = new GeoPoint(1, 2),
            ["list"] = new List<object?>
            {
                1L,
                new Dictionary<string, object?> { ["a"] = new List<object?>() },
            },
            ["vector"] = new VectorValue(1, 2),
            ["reference"] = new DocumentName("p", "d", "c/x"),
        };

        var written = await database.Document("c/x").SetAsync(data);
        var read = await database.Document("c/x").GetSnapshotAsync();

        FirestoreValueComparer.Instance.Equals(read.ToDictionary(), data).Should().BeTrue();
        (read.CreateTime, read.UpdateTime).Should().Be((written.UpdateTime, written.UpdateTime));
    }

    [Test]
    public async Task Commit_makes_all_of_its_writes_or_none()
    {
        var database = await _server.OpenAsync("match /c/{id} { allow write: if id != 'no'; allow get: if true; }");
        var batch = database.StartBatch();
        batch.Set(database.Document("c/yes"), new { n = 1 });
        batch.Set(database.Document("c/no"), new { n = 1 });

        var denied = await Server.FailureAsync(() => batch.CommitAsync());

        denied!.StatusCode.Should().Be(StatusCode.PermissionDenied);
        (await database.Document("c/yes").GetSnapshotAsync()).Exists.Should().BeFalse();
    }

    [Test]
    public async Task Update_times_tell_versions_apart()
    {
        var document = (await _server.OpenAsync(Open)).Document("c/x");
        var first = (await document.CreateAsync(new { n = 1 })).UpdateTime;
        var second = (await document.UpdateAsync("n", 2)).UpdateTime;
        var same = (await document.UpdateAsync("n", 2)).UpdateTime;

        var late = await Server.FailureAsync(() => document.UpdateAsync("n", 3, Precondition.LastUpdated(first)));
        await document.UpdateAsync("n", 3, Precondition.LastUpdated(second));

        second.Should().BeGreaterThan(first);
        same.Should().Be(second, "nothing changed");
        late!.StatusCode.Should().Be(StatusCode.FailedPrecondition);
    }

    [Test]
    public async Task Servers_time_is_that_of_the_request()
    {
        var database = await _server.OpenAsync(
            "match /c/{id} { allow create: if request.resource.data.at == request.time && request.time.nanos() % 1000000 == 0; }"
        );

        await database.Document("c/x").CreateAsync(new { at = FieldValue.ServerTimestamp });
    }

    [Test]
    public async Task Databases_know_nothing_of_each_other()
    {
        var project = Server.NewProject();
        await _server.LoadAsync(project, Open);
        await _server.LoadAsync(
            new DatabaseName(project, "other"),
            "match /c/{id} { allow get: if database == 'other'; }"
        );
        await _server.Connection.Database(project, Identity.Unauthenticated).Document("c/x").SetAsync(new { n = 1 });
        var other = _server.Connection.Database(project, Identity.Unauthenticated, "other");

        (await other.Document("c/x").GetSnapshotAsync()).Exists.Should().BeFalse();
        (await Server.FailureAsync(() => other.Document("c/x").SetAsync(new { n = 1 })))!
            .StatusCode.Should()
            .Be(StatusCode.PermissionDenied);
    }

    [Test]
    public async Task Transaction_writes_what_it_worked_out_of_what_it_read()
    {
        var database = await _server.OpenAsync(Open);
        await database.Document("c/x").SetAsync(new { n = 1 });

        await database.RunTransactionAsync(async transaction =>
        {
            var read = await transaction.GetSnapshotAsync(database.Document("c/x"));
            transaction.Update(
                database.Document("c/x"),
                new Dictionary<string, object?> { ["n"] = read.GetValue<long>("n") + 1 }
            );
        });

        (await database.Document("c/x").GetSnapshotAsync()).GetValue<long>("n").Should().Be(2);
    }

    [Test]
    public async Task Commits_at_the_same_time_lose_nothing()
    {
        var document = (await _server.OpenAsync(Open)).Document("c/x");

        await Parallel.ForAsync(
            0,
            200,
            async (_, cancellation) =>
                await document.SetAsync(
                    new { n = FieldValue.Increment(1) },
                    SetOptions.MergeAll,
                    cancellationToken: cancellation
                )
        );

        (await document.GetSnapshotAsync()).GetValue<long>("n").Should().Be(200);
    }

    [Test]
    public async Task Listing_comes_in_pages()
    {
        var database = await _server.OpenAsync(Open, Identity.Admin);
        await database.BulkWriteAsync(Enumerable.Range(0, 70).Select(at => ($"c/{at}", (object)new { at })));

        var listed = await database.Collection("c").ListDocumentsAsync().Select(document => document.Id).ToListAsync();

        listed.Should().Equal(Enumerable.Range(0, 70).Select(at => $"{at}").Order(StringComparer.Ordinal));
    }

    [Test]
    public async Task Listener_receives_changes_and_the_loss_of_its_permission(CancellationToken cancellationToken)
    {
        var admin = await _server.OpenAsync(
            "match /c/{id} { allow get: if resource.data.open; allow list: if true; }",
            Identity.Admin
        );
        var database = admin.As(Identity.Unauthenticated);
        await admin.Document("c/x").SetAsync(new { open = true, n = 1 }, cancellationToken: cancellationToken);
        var (documents, queries) = (Channel.CreateUnbounded<long>(), Channel.CreateUnbounded<string>());
        await using var document = database
            .Document("c/x")
            .Listen(snapshot => documents.Writer.TryWrite(snapshot.GetValue<long>("n")), cancellationToken);
        await using var query = database
            .Collection("c")
            .OrderByDescending("n")
            .Limit(2)
            .Listen(
                snapshot => queries.Writer.TryWrite(string.Join(' ', snapshot.Select(each => each.Id))),
                cancellationToken
            );
        (await documents.Reader.ReadAsync(cancellationToken)).Should().Be(1);
        (await queries.Reader.ReadAsync(cancellationToken)).Should().Be("x");

        await admin.Document("c/x").UpdateAsync("n", 2, cancellationToken: cancellationToken);
        await admin.Document("c/y").SetAsync(new { n = 3 }, cancellationToken: cancellationToken);
        await admin.Document("c/x").UpdateAsync("open", false, cancellationToken: cancellationToken);

        (await documents.Reader.ReadAsync(cancellationToken)).Should().Be(2);
        (await FluentActions.Awaiting(() => document.ListenerTask).Should().ThrowAsync<RpcException>())
            .Which.Status.Detail.Trim()
            .Should()
            .EndWith("false for 'get' @ L3");
        (await queries.Reader.ReadAsync(cancellationToken)).Should().Be("x");
        (await queries.Reader.ReadAsync(cancellationToken)).Should().Be("y x");
        await query.StopAsync(cancellationToken);
        query.ListenerTask.Status.Should().Be(TaskStatus.RanToCompletion, $"{query.ListenerTask.Exception}");
    }

    [Test]
    public async Task Listener_that_rules_refuse_fails([Values] bool ofQuery)
    {
        var database = await _server.OpenAsync("match /c/{id} { allow read: if false; }");

        await using var listener = ofQuery
            ? database.Collection("c").Listen(_ => { })
            : database.Document("c/x").Listen(_ => { });

        var refusal = (
            await FluentActions.Awaiting(() => listener.ListenerTask).Should().ThrowAsync<RpcException>()
        ).Which;
        (refusal.StatusCode, refusal.Status.Detail)
            .Should()
            .Be((StatusCode.PermissionDenied, $"\nfalse for '{(ofQuery ? "list" : "get")}' @ L3"));
    }
}
