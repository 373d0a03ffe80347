using Grpc.Core;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;
using Precondition = RulesHarness.Protocol.Precondition;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Streams that are open both ways, message by message: the same on the emulator and on the embedded Firestore.
/// </summary>
public sealed class StreamTests
{
    private const string Rules = """
        match /c/{id} { allow read, write: if true; }
        match /d/{id} { allow list: if request.auth.uid == 'd'; }
        match /d/{id} { allow create: if request.auth.uid == 'd'; }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly (string Name, Func<FirestoreDb, Target>[] Targets)[] Listeners =
    [
        Row("a query", Query("c")),
        Row("a query that is resumed by a token", Query("c", resume: true)),
        Row(
            "a query that is resumed by a time",
            Query("c", target => target.ReadTime = new() { Seconds = 1_000_000_000 })
        ),
        Row(
            "a query that is resumed by any token",
            Query("c", target => target.ResumeToken = Google.Protobuf.ByteString.CopyFromUtf8("hello"))
        ),
        Row(
            "a query that is resumed and expects a count",
            Query("c", target => target.ExpectedCount = 7, resume: true)
        ),
        Row("a query that is asked once", Query("c", target => target.Once = true)),
        Row("a query that is resumed and asked once", Query("c", target => target.Once = true, resume: true)),
        Row("documents", Documents()),
        Row("documents that are resumed", Documents(resume: true)),
        Row("documents that are asked once", Documents(target => target.Once = true)),
        Row("a query that is denied", Query("d")),
        Row("a query that is denied and resumed", Query("d", resume: true)),
        Row(
            "a target without a number",
            Query("c", target => target.TargetId = 0),
            Query("c", target => target.TargetId = 0)
        ),
        Row("two targets", Query("c"), Documents(target => target.TargetId = 7)),
        Row("two targets of one number", Query("c"), Query("c")),
        Row("a query of what is not there", Query("none", target => target.TargetId = 3), Query("c")),
    ];

    private static readonly (string Name, Func<FirestoreDb, WriteRequest>[] Requests)[] WriteStreams =
    [
        ("a write", [Open, db => Writing(db, "c/1")]),
        ("writes", [Open, db => Writing(db, "c/1", "c/2"), db => Writing(db, "c/1")]),
        ("the end", [Open, db => Writing(db, "c/1"), db => Writing(db), db => Writing(db, "c/2")]),
        ("no database", [_ => new WriteRequest()]),
        ("a write at once", [db => new WriteRequest { Database = db.DatabasePath, Writes = { Write(db, "c/1") } }]),
        ("a stream that is resumed", [db => new WriteRequest { Database = db.DatabasePath, StreamId = "0" }]),
        ("a write that is denied", [Open, db => Writing(db, "d/1"), db => Writing(db, "c/1")]),
        (
            "a write to what is not there",
            [
                Open,
                db => new WriteRequest
                {
                    Writes =
                    {
                        new Write
                        {
                            Delete = $"{db.RootPath}/c/none",
                            CurrentDocument = new Precondition { Exists = true },
                        },
                    },
                },
            ]
        ),
        ("a write that is none", [Open, _ => new WriteRequest { Writes = { new Write() } }]),
    ];

    private static IEnumerable<string> ListenerNames => Listeners.Select(listener => listener.Name);

    private static IEnumerable<string> WriteNames => WriteStreams.Select(stream => stream.Name);

    [TestCaseSource(nameof(ListenerNames))]
    public async Task Listener_receives_the_same(string listener)
    {
        var targets = Listeners.Single(each => each.Name == listener).Targets;
        var expected = await ListenAsync(Server.Emulator, targets);
        var actual = await ListenAsync(Server.Embedded, targets);

        actual.Should().Equal(expected);
    }

    [TestCaseSource(nameof(WriteNames))]
    public async Task Stream_of_writes_answers_the_same(string stream)
    {
        var requests = WriteStreams.Single(each => each.Name == stream).Requests;
        var expected = await WriteAsync(Server.Emulator, requests);
        var actual = await WriteAsync(Server.Embedded, requests);

        actual.Should().Equal(expected);
    }

    private static async Task<List<string>> ListenAsync(string name, Func<FirestoreDb, Target>[] targets)
    {
        using var server = new Server(name);
        var database = await server.OpenAsync(Rules, Identity.User("u"));
        var admin = server.Connection.Database(database.ProjectId, Identity.Admin);
        await admin.BulkWriteAsync([("c/a", new { n = 1 }), ("c/b", new { n = 2 })]);
        using var patience = new CancellationTokenSource(Patience);
        using var call = database.Rpc.Listen(Headers(database), cancellationToken: patience.Token);
        var told = new List<string>();
        foreach (var target in targets)
        {
            await call.RequestStream.WriteAsync(
                new ListenRequest { Database = database.DatabasePath, AddTarget = target(database) }
            );
            if (!await ReadAsync(call.ResponseStream, database, told))
            {
                return told;
            }
        }

        // What a change brings is told in one snapshot; a target that was denied is told of none.
        await admin.Document("c/a").DeleteAsync();
        if (!told.Exists(line => line.StartsWith("Remove", StringComparison.Ordinal)))
        {
            await ReadAsync(call.ResponseStream, database, told);
        }
        return told;
    }

    /// <summary>Reads to the end of a snapshot, or of a target; false where the stream ends.</summary>
    private static async Task<bool> ReadAsync(
        IAsyncStreamReader<ListenResponse> responses,
        FirestoreDb database,
        List<string> told
    )
    {
        try
        {
            while (await responses.MoveNext(CancellationToken.None))
            {
                told.Add(Text(responses.Current, database));
                if (
                    responses.Current.TargetChange
                    is { TargetChangeType: TargetChange.Types.TargetChangeType.NoChange }
                        or { TargetChangeType: TargetChange.Types.TargetChangeType.Remove }
                )
                {
                    return true;
                }
            }

            told.Add("end");
        }
        catch (RpcException failure)
        {
            told.Add($"{failure.StatusCode}");
        }

        return false;
    }

    private static string Text(ListenResponse response, FirestoreDb database) =>
        response switch
        {
            { TargetChange: { } change } =>
                $"{change.TargetChangeType} {change.TargetIds} {(change.ResumeToken.IsEmpty ? "" : "token")} {(change.ReadTime is null ? "" : "time")} {change.Cause?.Message}".TrimEnd(),
            { DocumentChange: { } change } =>
                $"{change.Document.Name[database.RootPath.Length..]} {change.TargetIds} {change.Document.Fields}",
            { DocumentDelete: { } delete } =>
                $"no {delete.Document[database.RootPath.Length..]} {delete.RemovedTargetIds}",
            _ => $"{response.ResponseTypeCase}",
        };

    private static async Task<List<string>> WriteAsync(string name, Func<FirestoreDb, WriteRequest>[] requests)
    {
        using var server = new Server(name);
        var database = await server.OpenAsync(Rules, Identity.User("u"));
        using var patience = new CancellationTokenSource(Patience);
        using var call = database.Rpc.Write(Headers(database), cancellationToken: patience.Token);
        var told = new List<string>();
        try
        {
            foreach (var request in requests)
            {
                await call.RequestStream.WriteAsync(request(database));
                if (!await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                    told.Add("end");
                    return told;
                }

                var response = call.ResponseStream.Current;
                told.Add(
                    $"{(response.StreamId.Length > 0 ? "opened" : "")} {response.StreamToken.ToStringUtf8()} {response.WriteResults.Count} {response.CommitTime is not null}"
                );
            }
        }
        catch (RpcException failure)
        {
            told.Add(
                $"{failure.StatusCode} {failure.Status.Detail.Replace(database.ProjectId, "P", StringComparison.Ordinal)}"
            );
        }
        catch (InvalidOperationException)
        {
            // The stream has ended on the server's side, which a client of gRPC meets when it writes.
            told.Add("end");
        }

        return told;
    }

    private static Metadata Headers(FirestoreDb database) =>
        new() { { "google-cloud-resource-prefix", database.DatabasePath } };

    private static (string Name, Func<FirestoreDb, Target>[] Targets) Row(
        string name,
        params Func<FirestoreDb, Target>[] targets
    ) => (name, targets);

    private static Func<FirestoreDb, Target> Query(
        string collection,
        Action<Target>? change = null,
        bool resume = false
    ) =>
        database =>
            Made(
                new Target
                {
                    Query = new Target.Types.QueryTarget
                    {
                        Parent = database.RootPath,
                        StructuredQuery = new StructuredQuery
                        {
                            From = { new StructuredQuery.Types.CollectionSelector { CollectionId = collection } },
                        },
                    },
                },
                change,
                resume
            );

    private static Func<FirestoreDb, Target> Documents(Action<Target>? change = null, bool resume = false) =>
        database =>
            Made(
                new Target
                {
                    Documents = new Target.Types.DocumentsTarget
                    {
                        Documents = { $"{database.RootPath}/c/a", $"{database.RootPath}/c/none" },
                    },
                },
                change,
                resume
            );

    private static Target Made(Target target, Action<Target>? change, bool resume)
    {
        target.TargetId = 2;
        if (resume)
        {
            target.ResumeToken = Google.Protobuf.ByteString.FromBase64("CgkI6Oz655KrmAM=");
        }
        change?.Invoke(target);
        return target;
    }

    private static WriteRequest Open(FirestoreDb database) => new() { Database = database.DatabasePath };

    private static WriteRequest Writing(FirestoreDb database, params string[] paths) =>
        new() { Writes = { paths.Select(path => Write(database, path)) } };

    private static Write Write(FirestoreDb database, string path) =>
        new() { Update = new Document { Name = $"{database.RootPath}/{path}" } };
}
