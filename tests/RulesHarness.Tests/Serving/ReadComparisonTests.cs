using Google.Protobuf;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Reads and listings on the emulator and on the embedded Firestore, under rules that look at all that they may.
/// </summary>
public sealed class ReadComparisonTests
{
    private const string Rules = """
        match /open/{id} { allow read: if true; }
        match /own/{id} { allow get: if resource.data.owner == request.auth.uid; }
        match /limited/{id} {
          allow list: if request.query.limit == 30;
          allow list: if request.query.limit <= 2 && request.query.orderBy.n == 'DESC';
          allow list: if resource.data.n == 1;
        }
        match /member/{id} {
          allow read: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.member == true;
        }
        match /claims/{id} { allow get: if request.auth.token.level == 2 && request.auth.token.tags == ['a'] && request.auth.token.firebase.sign_in_provider == 'custom'; }
        match /time/{id} { allow get: if request.time > timestamp.date(2024, 1, 1) && request.path == /databases/$(database)/documents/time/t; }
        match /deep/{path=**} { allow get: if path[1] == 'b'; }
        """;

    private static readonly (string Name, Func<FirestoreDb, IMessage> Request)[] Requests =
    [
        .. new[]
        {
            "open/1",
            "open/none",
            "own/1",
            "own/2",
            "own/none",
            "member/1",
            "claims/1",
            "time/t",
            "time/u",
            "deep/a/b/c",
            "deep/a/c/c",
            "nowhere/1",
            "open/1/below/2",
        }.Select(path => (path, Get(path))),
        (
            "a mask",
            db => new GetDocumentRequest
            {
                Name = $"{db.RootPath}/open/1",
                Mask = new() { FieldPaths = { "m.x", "none" } },
            }
        ),
        ("an empty mask", db => new GetDocumentRequest { Name = $"{db.RootPath}/open/1", Mask = new() }),
        (
            "the name alone",
            db => new GetDocumentRequest
            {
                Name = $"{db.RootPath}/open/1",
                Mask = new() { FieldPaths = { "__name__" } },
            }
        ),
        ("a collection", Get("open")),
        ("nothing", Get("")),
        ("an empty id", Get("open//a/b")),
        ("no name", _ => new GetDocumentRequest { Name = "open/1" }),
        ("some", Batch("open/1", "open/none", "open/2")),
        ("twice the same", Batch("open/1", "open/1")),
        ("one denied", Batch("open/1", "own/2")),
        ("none", Batch()),
        ("a collection among them", Batch("open")),
        ("a listing", List("open")),
        ("a page", List("open", size: 2)),
        ("a listing in an order", List("open", order: "n desc")),
        ("a listing of what is not there", List("nowhere")),
        ("a listing in no order", List("open", order: "n sideways")),
        ("limited", List("limited")),
        ("limited to one", List("limited", size: 1)),
        ("limited and in an order", List("limited", size: 2, order: "n desc")),
        ("beyond the limit", List("limited", size: 31)),
        ("a member's listing", List("member")),
        ("with what is missing", List("open", missing: true)),
        ("what is missing alone", List("deep", missing: true)),
        ("below a document", List("below", parent: "/open/1")),
        ("collections", db => new ListCollectionIdsRequest { Parent = db.RootPath }),
        ("collections of a document", db => new ListCollectionIdsRequest { Parent = $"{db.RootPath}/open/1" }),
        ("collections of what is missing", db => new ListCollectionIdsRequest { Parent = $"{db.RootPath}/deep/a" }),
        (
            "a batch of writes",
            db => new BatchWriteRequest
            {
                Database = db.DatabasePath,
                Writes =
                {
                    new Write { Update = new Document { Name = $"{db.RootPath}/batch/1" } },
                    new Write
                    {
                        Delete = $"{db.RootPath}/batch/2",
                        CurrentDocument = new() { Exists = true },
                    },
                    new Write { Delete = $"{db.RootPath}/batch/3" },
                },
            }
        ),
        (
            "a query by a field",
            db =>
                Query(
                    db,
                    "limited",
                    """ "where":{"fieldFilter":{"field":{"fieldPath":"n"},"op":"EQUAL","value":{"integerValue":"1"}}} """
                )
        ),
        (
            "a query by another value",
            db =>
                Query(
                    db,
                    "limited",
                    """ "where":{"fieldFilter":{"field":{"fieldPath":"n"},"op":"EQUAL","value":{"integerValue":"2"}}} """
                )
        ),
        (
            "a query by two values",
            db =>
                Query(
                    db,
                    "limited",
                    """ "where":{"fieldFilter":{"field":{"fieldPath":"n"},"op":"IN","value":{"arrayValue":{"values":[{"integerValue":"1"},{"integerValue":"2"}]}}}} """
                )
        ),
    ];

    private static readonly (string Name, Identity Identity)[] Identities =
    [
        ("nobody", Identity.Unauthenticated),
        ("admin", Identity.Admin),
        (
            "ann",
            Identity.User("ann") with
            {
                Claims = new Dictionary<string, object?>
                {
                    ["level"] = 2L,
                    ["tags"] = new List<object?> { "a" },
                },
            }
        ),
        ("bob", Identity.User("bob")),
    ];

    private static BothServers _both = null!;

    private static IEnumerable<TestCaseData> Cases =>
        from request in Requests
        from identity in Identities
        select new TestCaseData(identity.Identity, request.Request)
        {
            TestName = $"{{m}}({request.Name} as {identity.Name})",
        };

    [OneTimeSetUp]
    public static async Task OpenAsync() =>
        _both = await BothServers.OpenAsync(
            Rules,
            admin =>
                admin.BulkWriteAsync([
                    ("open/1", new { n = 1, m = new { x = 1, y = 2 } }),
                    ("open/2", new { n = 2 }),
                    ("open/3", new { n = 3 }),
                    ("open/1/below/2", new { n = 1 }),
                    ("open/4/below/2", new { n = 1 }),
                    ("own/1", new { owner = "ann" }),
                    ("own/2", new { owner = "bob" }),
                    ("limited/1", new { n = 1 }),
                    ("limited/2", new { n = 2 }),
                    ("limited/3", new { n = 3 }),
                    ("member/1", new { n = 1 }),
                    ("users/ann", new { member = true }),
                    ("users/bob", new { member = false }),
                    ("claims/1", new { n = 1 }),
                    ("time/t", new { n = 1 }),
                    ("deep/a/b/c", new { n = 1 }),
                    ("deep/a/c/c", new { n = 1 }),
                    ("batch/3", new { n = 1 }),
                ])
        );

    [OneTimeTearDown]
    public static void Close() => _both.Dispose();

    [TestCaseSource(nameof(Cases))]
    public Task Answer_is_the_same(Identity identity, Func<FirestoreDb, IMessage> request) =>
        _both.AnswerAsync(identity, request);

    private static Func<FirestoreDb, IMessage> Get(string path) =>
        database => new GetDocumentRequest { Name = $"{database.RootPath}/{path}" };

    private static Func<FirestoreDb, IMessage> Batch(params string[] paths) =>
        database => new BatchGetDocumentsRequest
        {
            Database = database.DatabasePath,
            Documents = { paths.Select(path => $"{database.RootPath}/{path}") },
        };

    private static Func<FirestoreDb, IMessage> List(
        string collection,
        int size = 0,
        string order = "",
        bool missing = false,
        string parent = ""
    ) =>
        database => new ListDocumentsRequest
        {
            Parent = database.RootPath + parent,
            CollectionId = collection,
            PageSize = size,
            OrderBy = order,
            ShowMissing = missing,
        };

    private static RunQueryRequest Query(FirestoreDb database, string collection, string query) =>
        new()
        {
            Parent = database.RootPath,
            StructuredQuery = StructuredQuery.Parser.ParseJson(
                $$"""{"from":[{"collectionId":"{{collection}}"}],{{query}}}"""
            ),
        };
}
