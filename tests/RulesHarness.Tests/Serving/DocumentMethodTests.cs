using Google.Protobuf;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;
using Precondition = RulesHarness.Protocol.Precondition;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// The methods that write one document, on the emulator and on the embedded Firestore: the same answer, and the same
/// document afterwards.
/// </summary>
public sealed class DocumentMethodTests
{
    private const string Rules = """
        match /c/{id} {
          allow get: if true;
          allow create: if request.auth.uid in ['c', 'all'] && request.resource.data.n is int;
          allow update: if request.auth.uid in ['u', 'all'] && resource.data.n < 9;
          allow delete: if request.auth.uid in ['d', 'all'];
        }
        match /c/{id}/below/{other} { allow create: if true; }
        """;

    private static readonly (string Name, Func<FirestoreDb, string, IMessage> Request)[] Requests =
    [
        ("create", (db, id) => Create(db, id)),
        (
            "create without fields",
            (db, id) =>
                new CreateDocumentRequest
                {
                    Parent = db.RootPath,
                    CollectionId = "c",
                    DocumentId = id,
                }
        ),
        ("create with a mask", (db, id) => Create(db, id, change: request => request.Mask = Mask("m.x", "none"))),
        ("create with an empty mask", (db, id) => Create(db, id, change: request => request.Mask = new DocumentMask())),
        ("create with a wrong mask", (db, id) => Create(db, id, change: request => request.Mask = Mask("a..b"))),
        ("create below a document", (db, id) => Create(db, id, $"/c/{id}", request => request.CollectionId = "below")),
        (
            "create with a name",
            (db, id) => Create(db, id, change: request => request.Document.Name = $"{db.RootPath}/c/{id}")
        ),
        ("create without a collection", (db, id) => Create(db, id, change: request => request.CollectionId = "")),
        ("create in two collections", (db, id) => Create(db, id, change: request => request.CollectionId = "a/b")),
        ("create with two ids", (db, id) => Create(db, $"{id}/x")),
        ("create with a dot for an id", (db, _) => Create(db, "..")),
        ("create with a reserved id", (db, _) => Create(db, "__x__")),
        ("create below a collection", (db, id) => Create(db, id, "/c")),
        (
            "create with a reserved field",
            (db, id) => Create(db, id, change: request => request.Document.Fields["__n__"] = Int(1))
        ),
        ("replace", (db, id) => Update(db, id)),
        ("change", (db, id) => Update(db, id, change: request => request.UpdateMask = Mask("n"))),
        ("take a field away", (db, id) => Update(db, id, change: request => request.UpdateMask = Mask("n", "o"))),
        ("change nothing", (db, id) => Update(db, id, change: request => request.UpdateMask = new DocumentMask())),
        (
            "change with a mask",
            (db, id) => Update(db, id, change: request => (request.UpdateMask, request.Mask) = (Mask("n"), Mask("o")))
        ),
        (
            "change what is there",
            (db, id) => Update(db, id, change: request => request.CurrentDocument = new Precondition { Exists = true })
        ),
        (
            "change what is not there",
            (db, id) => Update(db, id, change: request => request.CurrentDocument = new Precondition { Exists = false })
        ),
        ("change nothing that has a name", (_, _) => new UpdateDocumentRequest()),
        ("delete", (db, id) => Delete(db, id)),
        ("delete what is there", (db, id) => Delete(db, id, new Precondition { Exists = true })),
        ("delete what is not there", (db, id) => Delete(db, id, new Precondition { Exists = false })),
        ("delete a collection", (db, _) => new DeleteDocumentRequest { Name = $"{db.RootPath}/c" }),
    ];

    private static BothServers _both = null!;
    private static int _documents;

    private static IEnumerable<TestCaseData> Cases =>
        from request in Requests
        from stored in new[] { true, false }
        from caller in new[] { "admin", "c", "u", "d", "all" }
        select new TestCaseData(request.Request, stored, caller)
        {
            TestName = $"{{m}}({request.Name}, {(stored ? "a document" : "nothing")}, {caller})",
        };

    [OneTimeSetUp]
    public static async Task OpenAsync() => _both = await BothServers.OpenAsync(Rules);

    [OneTimeTearDown]
    public static void Close() => _both.Dispose();

    [TestCaseSource(nameof(Cases))]
    public async Task Method_does_the_same(Func<FirestoreDb, string, IMessage> request, bool stored, string caller)
    {
        var id = $"d{Interlocked.Increment(ref _documents)}";
        if (stored)
        {
            await _both.AsAdminAsync(admin =>
                admin
                    .Document($"c/{id}")
                    .SetAsync(
                        new
                        {
                            o = 1,
                            n = 2,
                            m = new { x = 5, y = 6 },
                        }
                    )
            );
        }

        await _both.AnswerAsync(
            caller == "admin" ? Identity.Admin : Identity.User(caller),
            database => request(database, id)
        );
        await _both.AnswerAsync(
            Identity.Admin,
            database => new GetDocumentRequest { Name = $"{database.RootPath}/c/{id}" }
        );
    }

    [Test]
    public async Task Document_without_an_id_gets_one()
    {
        using var server = new Server(Server.Embedded);
        var database = await server.OpenAsync(Rules, Identity.User("c"));
        var request = new CreateDocumentRequest
        {
            Parent = database.RootPath,
            CollectionId = "c",
            Document = new Document { Fields = { ["n"] = Int(1) } },
        };

        var first = await database.Rpc.CreateDocumentAsync(request);
        var second = await database.Rpc.CreateDocumentAsync(request);

        first.Name.Should().MatchRegex("/c/[A-Za-z0-9]{20}$").And.NotBe(second.Name);
    }

    private static CreateDocumentRequest Create(
        FirestoreDb db,
        string id,
        string parent = "",
        Action<CreateDocumentRequest>? change = null
    )
    {
        var request = new CreateDocumentRequest
        {
            Parent = db.RootPath + parent,
            CollectionId = "c",
            DocumentId = id,
            Document = new Document { Fields = { ["n"] = Int(1), ["m"] = Map() } },
        };
        change?.Invoke(request);
        return request;
    }

    private static UpdateDocumentRequest Update(FirestoreDb db, string id, Action<UpdateDocumentRequest>? change = null)
    {
        var request = new UpdateDocumentRequest
        {
            Document = new Document { Name = $"{db.RootPath}/c/{id}", Fields = { ["n"] = Int(3) } },
        };
        change?.Invoke(request);
        return request;
    }

    private static DeleteDocumentRequest Delete(FirestoreDb db, string id, Precondition? precondition = null) =>
        new() { Name = $"{db.RootPath}/c/{id}", CurrentDocument = precondition };

    private static DocumentMask Mask(params string[] paths) => new() { FieldPaths = { paths } };

    private static Value Int(long number) => new() { IntegerValue = number };

    private static Value Map() => new() { MapValue = new MapValue { Fields = { ["x"] = Int(1), ["y"] = Int(2) } } };
}
