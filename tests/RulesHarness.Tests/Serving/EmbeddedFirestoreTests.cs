using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tests.Serving;

/// <summary>Tests the behaviour that only the embedded Firestore has.</summary>
[CancelAfter(60_000)]
public sealed class EmbeddedFirestoreTests
{
    private const string Project = "demo";
    private static readonly RulesFile Open = TestRules.Of("match /{document=**} { allow read, write: if true; }");

    private readonly EmbeddedFirestore _firestore = new(TimeProvider.System);

    private FirestoreDb Database => As(Identity.Unauthenticated);

    [Test]
    public async Task Database_without_rules_denies_all_but_the_admin()
    {
        await As(Identity.Admin).Document("c/x").SetAsync(new { n = 1 });

        foreach (
            var call in new Func<Task>[]
            {
                () => Database.Document("c/x").GetSnapshotAsync(),
                () => Database.Collection("c").GetSnapshotAsync(),
                () => Database.Document("c/x").DeleteAsync(),
            }
        )
        {
            (await Server.FailureAsync(call))!
                .Status.Should()
                .Match<Status>(status =>
                    status.StatusCode == StatusCode.PermissionDenied && status.Detail.Contains("no rules are loaded")
                );
        }
    }

    [TestCase("false", Cause.False, null)]
    [TestCase("resource.data.n == 1", Cause.Error, null)]
    [TestCase("get(/databases/(default)/documents/users/bob).data.n == 1", Cause.Error, "users/bob")]
    public async Task Denial_carries_the_lines_that_were_tried(string condition, Cause cause, string? lookedUp)
    {
        _firestore.LoadRules(Project, TestRules.Of($"match /c/{{id}} {{ allow get: if {condition}; }}"));

        var failure = await Server.FailureAsync(() => Database.Document("c/x").GetSnapshotAsync());

        var line = failure.Should().BeOfType<RulesDeniedException>().Which.Tried.Should().ContainSingle().Which;
        line.Line.Should().Be(3);
        line.Method.Should().Be(RulesMethod.Get);
        line.Cause.Should().Be(cause);
        line.FailedLookUp?.DocumentPath.Should().Be(lookedUp);
        failure!.Status.Detail.Trim().Should().Be($"{line.Outcome} for 'get' @ L3", "the emulator's text is beside it");
    }

    [Test]
    public async Task Rules_with_errors_deny_all()
    {
        _firestore.LoadRules(Project, Open).Should().BeEmpty();
        await Database.Document("c/x").GetSnapshotAsync();

        var findings = _firestore.LoadRules(
            Project,
            new RulesFile("firestore.rules", "service cloud.firestore { match")
        );

        findings.Should().NotBeEmpty();
        (await Server.FailureAsync(() => Database.Document("c/x").GetSnapshotAsync()))!
            .StatusCode.Should()
            .Be(StatusCode.PermissionDenied);
    }

    [Test]
    public async Task No_request_has_the_time_of_the_change_before_it_however_fast_it_comes()
    {
        var fast = new EmbeddedFirestore(new StoppedClock());
        fast.LoadRules(
                Project,
                TestRules.Of(
                    "match /c/{id} { allow create, update: if request.resource.data.at == request.time; allow get: if resource.data.at < request.time; }"
                )
            )
            .Should()
            .BeEmpty();
        using var connection = new FirestoreConnection(fast.CallInvoker);
        var document = connection.Database(Project, Identity.Unauthenticated).Document("c/x");
        await document.CreateAsync(new { at = FieldValue.ServerTimestamp });
        var first = (await document.GetSnapshotAsync()).GetValue<Timestamp>("at");

        (await Server.FailureAsync(() => document.UpdateAsync("n", 1)))!
            .StatusCode.Should()
            .Be(StatusCode.PermissionDenied, "the time that is there is not this request's");
        await document.UpdateAsync(new Dictionary<string, object?> { ["n"] = 1, ["at"] = FieldValue.ServerTimestamp });
        (await document.GetSnapshotAsync()).GetValue<Timestamp>("at").Should().BeGreaterThan(first);
    }

    [Test]
    public async Task Cleared_database_keeps_its_rules_and_a_forgotten_one_does_not()
    {
        _firestore.LoadRules(Project, Open);
        await Database.Document("c/x").SetAsync(new { n = 1 });

        _firestore.Clear(Project);
        (await Database.Document("c/x").GetSnapshotAsync()).Exists.Should().BeFalse();

        _firestore.Forget(Project);
        (await Server.FailureAsync(() => Database.Document("c/x").GetSnapshotAsync()))!
            .StatusCode.Should()
            .Be(StatusCode.PermissionDenied);
    }

    [TestCase("x.y", StatusCode.InvalidArgument)]
    [TestCase("Bearer x.y", StatusCode.InvalidArgument)]
    [TestCase("Bearer a.b.c", StatusCode.InvalidArgument)]
    [TestCase("Bearer eyJhbGciOiJub25lIn0.WzFd.", StatusCode.InvalidArgument)]
    [TestCase("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.", StatusCode.NotFound)]
    [TestCase("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.signed", StatusCode.NotFound)]
    [TestCase("bearer owner", StatusCode.NotFound)]
    public async Task Caller_is_who_the_header_says(string header, StatusCode expected)
    {
        _firestore.LoadRules(Project, TestRules.Of("match /c/{id} { allow get: if request.auth.uid == 'ann'; }"));
        var client = new Protocol.Firestore.FirestoreClient(_firestore.CallInvoker);

        var failure = await Server.FailureAsync(() =>
            client
                .GetDocumentAsync(
                    new() { Name = $"projects/{Project}/databases/(default)/documents/c/x" },
                    new Metadata { { "authorization", header } }
                )
                .ResponseAsync
        );

        failure!.StatusCode.Should().Be(expected);
    }

    [Test]
    public async Task Hundred_transactions_on_one_counter_come_to_a_hundred()
    {
        _firestore.LoadRules(Project, Open);
        var document = Database.Document("c/x");
        await document.SetAsync(new { n = 0 });

        // Each lets the others read what it has read before it writes.
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(_ =>
                    Task.Run(() =>
                        Database.RunTransactionAsync(async transaction =>
                        {
                            var read = await transaction.GetSnapshotAsync(document);
                            await Task.Yield();
                            transaction.Update(
                                document,
                                new Dictionary<string, object?> { ["n"] = read.GetValue<long>("n") + 1 }
                            );
                        })
                    )
                )
        );

        (await document.GetSnapshotAsync()).GetValue<long>("n").Should().Be(100);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Transaction_whose_reads_no_longer_hold_is_aborted(bool ofQuery)
    {
        _firestore.LoadRules(Project, Open);
        await Database.Document("c/x").SetAsync(new { n = 0 });
        var attempts = 0;

        await Database.RunTransactionAsync(async transaction =>
        {
            var seen = ofQuery
                ? (await transaction.GetSnapshotAsync(Database.Collection("c"))).Count
                : (await transaction.GetSnapshotAsync(Database.Document("c/x"))).GetValue<long>("n");
            if (++attempts == 1)
            {
                await (ofQuery ? Database.Document("c/y") : Database.Document("c/x")).SetAsync(new { n = 5 });
            }
            transaction.Set(Database.Document("c/sum"), new { seen });
        });

        attempts.Should().Be(2);
        (await Database.Document("c/sum").GetSnapshotAsync()).GetValue<long>("seen").Should().Be(ofQuery ? 2 : 5);
    }

    [Test]
    public async Task Reads_of_a_transaction_are_of_one_moment()
    {
        _firestore.LoadRules(Project, Open);
        await Database.Document("c/x").SetAsync(new { n = 1 });
        await Database.Document("c/y").SetAsync(new { n = 1 });
        var seen = new List<long>();

        await Database.RunTransactionAsync(async transaction =>
        {
            seen.Add((await transaction.GetSnapshotAsync(Database.Document("c/x"))).GetValue<long>("n"));
            if (seen.Count == 1)
            {
                await Database.Document("c/y").UpdateAsync("n", 2);
            }
            seen.Add((await transaction.GetSnapshotAsync(Database.Document("c/y"))).GetValue<long>("n"));
        });

        seen.Should()
            .Equal([1L, 1L, 1L, 2L], "the first attempt saw what was there when it began, and so was made again");
    }

    [Test]
    public async Task What_is_no_transaction_is_refused()
    {
        var client = new Protocol.Firestore.FirestoreClient(As(Identity.Admin).CallInvoker);
        var database = $"projects/{Project}/databases/(default)";
        var begun = (await client.BeginTransactionAsync(new() { Database = database })).Transaction;
        await client.CommitAsync(new() { Database = database, Transaction = begun });

        foreach (var transaction in new[] { begun, ByteString.CopyFromUtf8("nonsense"), ByteString.CopyFromUtf8("x") })
        {
            (
                await Server.FailureAsync(() =>
                    client.CommitAsync(new() { Database = database, Transaction = transaction }).ResponseAsync
                )
            )!
                .StatusCode.Should()
                .Be(StatusCode.InvalidArgument);
            (
                await Server.FailureAsync(() =>
                    client
                        .GetDocumentAsync(new() { Name = $"{database}/documents/c/x", Transaction = transaction })
                        .ResponseAsync
                )
            )!
                .StatusCode.Should()
                .Be(StatusCode.InvalidArgument);
        }

        var reading = (
            await client.BeginTransactionAsync(
                new()
                {
                    Database = database,
                    Options = new() { ReadOnly = new() },
                }
            )
        ).Transaction;
        var write = new Protocol.Write { Delete = $"{database}/documents/c/x" };
        (
            await Server.FailureAsync(() =>
                client
                    .CommitAsync(
                        new()
                        {
                            Database = database,
                            Transaction = reading,
                            Writes = { write },
                        }
                    )
                    .ResponseAsync
            )
        )!.StatusCode.Should().Be(StatusCode.InvalidArgument);
    }

    [Test]
    public async Task Other_clients_messages_are_understood()
    {
        _firestore.LoadRules(Project, Open);
        await Database.Document("c/x").SetAsync(new { n = 1 });
        var bytes = Marshallers.Create<byte[]>(message => message, message => message);
        var headers = new CallOptions(new Metadata());

        var get = new Method<byte[], byte[]>(
            MethodType.Unary,
            "google.firestore.v1.Firestore",
            "GetDocument",
            bytes,
            bytes
        );
        var answer = await _firestore.CallInvoker.AsyncUnaryCall(
            get,
            null,
            headers,
            new Protocol.GetDocumentRequest { Name = Database.Document("c/x").Path }.ToByteArray()
        );
        var query = new Method<byte[], byte[]>(
            MethodType.ServerStreaming,
            "google.firestore.v1.Firestore",
            "RunQuery",
            bytes,
            bytes
        );
        using var stream = _firestore.CallInvoker.AsyncServerStreamingCall(
            query,
            null,
            headers,
            new Protocol.RunQueryRequest { Parent = $"projects/{Project}/databases/(default)/documents" }.ToByteArray()
        );
        var nonsense = await Server.FailureAsync(() =>
            _firestore.CallInvoker.AsyncUnaryCall(get, null, headers, [255]).ResponseAsync
        );
        var unknown = await Server.FailureAsync(() =>
            _firestore
                .CallInvoker.AsyncUnaryCall(
                    new Method<byte[], byte[]>(
                        MethodType.Unary,
                        "google.firestore.v1.Firestore",
                        "PartitionQuery",
                        bytes,
                        bytes
                    ),
                    null,
                    headers,
                    []
                )
                .ResponseAsync
        );

        Protocol.Document.Parser.ParseFrom(answer).Fields["n"].IntegerValue.Should().Be(1);
        (
            await stream
                .ResponseStream.ReadAllAsync()
                .Select(each => Protocol.RunQueryResponse.Parser.ParseFrom(each).Document.Name)
                .ToListAsync()
        )
            .Should()
            .Equal(Database.Document("c/x").Path);
        (nonsense!.StatusCode, unknown!.StatusCode).Should().Be((StatusCode.InvalidArgument, StatusCode.Unimplemented));
    }

    private FirestoreDb As(Identity identity) =>
        new FirestoreConnection(_firestore.CallInvoker).Database(Project, identity);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
