using System.Text.Json;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Commits on the emulator and on the embedded Firestore: the same answer, and the same document afterwards.
/// </summary>
public sealed class CommitComparisonTests
{
    private const string Open = "match /c/{id} { allow read, write: if true; }";

    // On lines of their own, so that each is told of by itself.
    private const string ByCaller = """
        match /c/{id} {
          allow create: if request.auth.uid == 'c' && resource == null;
          allow update: if request.auth.uid == 'u' && request.resource.data.n == 1;
          allow delete: if request.auth.uid == 'd' && resource.data.o == 1;
          allow get: if request.auth.uid == 'g';
        }
        """;

    private static BothServers _open = null!;
    private static BothServers _byCaller = null!;
    private static int _documents;

    private static readonly string[] Kinds =
    [
        "set",
        "insert",
        "update",
        "merge",
        "time",
        "delete",
        "deleteThere",
        "deleteMissing",
        "transform",
    ];

    private static readonly string[] Writes =
    [
        Update("""{"n":{"integerValue":"1"}}"""),
        Update("{}"),
        Update("{}", "o"),
        Update("""{"n":{"integerValue":"1"}}""", ""),
        Update("""{"n":{"integerValue":"1"}}""", "z"),
        Update("""{"m":{"mapValue":{"fields":{"x":{"integerValue":"1"}}}}}""", "m.x"),
        Update("""{"m":{"mapValue":{"fields":{"x":{"integerValue":"1"}}}}}""", "m.x", "m.y"),
        Update("""{"o":{"integerValue":"1"}}"""),
        Update("""{"o":{"doubleValue":1}}"""),
        Update("""{"t":{"timestampValue":"2024-01-01T00:00:00.123456789Z"}}"""),
        Update(
            """{"v":{"mapValue":{"fields":{"__type__":{"stringValue":"__vector__"},"value":{"arrayValue":{"values":[{"doubleValue":1},{"doubleValue":2}]}}}}}}"""
        ),
        Update("""{"q":{}}"""),
        Update("""{"q":{"referenceValue":"foo"}}"""),
        Update("""{"q":{"referenceValue":"projects/x/databases/(default)/documents/c/a"}}"""),
        Update("""{"q":{"geoPointValue":{"latitude":100,"longitude":1}}}"""),
        Update("""{"q":{"arrayValue":{"values":[{"arrayValue":{"values":[]}}]}}}"""),
        Update("""{"__q__":{"integerValue":"1"}}"""),
        Update("""{"":{"integerValue":"1"}}"""),
        Update("""{"a":{"integerValue":"1"}}""", "a..b"),
        Update("{}", "a", "a"),
        """{}""",
        """{"currentDocument":{"exists":true}}""",
        """{"delete":"ROOT/c"}""",
        """{"delete":"foo"}""",
        """{"delete":""}""",
        """{"update":{"name":"ROOT/c"}}""",
        """{"update":{"name":"ROOT/c/__x__"}}""",
        """{"update":{"name":"ROOT/c/."}}""",
        """{"update":{"name":"ROOT/c//"}}""",
        """{"delete":"ROOT/c/a","currentDocument":{"updateTime":"2020-01-01T00:00:00Z"}}""",
        Transform("""{"fieldPath":"t","setToServerValue":"REQUEST_TIME"}"""),
        Transform(
            """{"fieldPath":"o","increment":{"integerValue":"3"}},{"fieldPath":"o","increment":{"doubleValue":0.5}}"""
        ),
        Transform(
            """{"fieldPath":"o","maximum":{"integerValue":"9"}},{"fieldPath":"p","minimum":{"integerValue":"9"}}"""
        ),
        Transform(
            """{"fieldPath":"l","appendMissingElements":{"values":[{"integerValue":"1"},{"integerValue":"1"}]}},{"fieldPath":"l","removeAllFromArray":{"values":[{"integerValue":"1"}]}}"""
        ),
        Transform("""{"fieldPath":"o.p","increment":{"integerValue":"3"}}"""),
        Transform("""{"fieldPath":"o","increment":{"stringValue":"x"}}"""),
        Transform(""),
        Transform("""{"fieldPath":"o"}"""),
        Transform("""{"fieldPath":"a..b","setToServerValue":"REQUEST_TIME"}"""),
        Transform("""{"fieldPath":"__b__","setToServerValue":"REQUEST_TIME"}"""),
        """{"update":{"name":"ROOT/c/a","fields":{"n":{"integerValue":"5"}}},"updateMask":{"fieldPaths":["n"]},"updateTransforms":[{"fieldPath":"n","increment":{"integerValue":"2"}}]}""",
    ];

    private static IEnumerable<TestCaseData> Sequences =>
        from stored in new[] { true, false }
        from first in Kinds
        from second in new[] { "" }.Concat(Kinds)
        select new TestCaseData(stored, (string[])(second.Length == 0 ? [first] : [first, second]))
        {
            TestName = $"{{m}}({first} {second} of {(stored ? "a document" : "nothing")})",
        };

    private static IEnumerable<TestCaseData> Single =>
        Writes.SelectMany(
            (write, at) =>
                new[] { true, false }.Select(stored => new TestCaseData(write, stored)
                {
                    TestName = $"{{m}}({at} {stored})",
                })
        );

    [OneTimeSetUp]
    public static async Task OpenAsync() =>
        (_open, _byCaller) = (await BothServers.OpenAsync(Open), await BothServers.OpenAsync(ByCaller));

    [OneTimeTearDown]
    public static void Close()
    {
        _open.Dispose();
        _byCaller.Dispose();
    }

    [TestCaseSource(nameof(Sequences))]
    public async Task Writes_to_one_document_do_the_same(bool stored, string[] kinds)
    {
        var path = await NewDocumentAsync(_open, stored);

        await _open.AnswerAsync(Identity.Admin, database => Commit(database, path, kinds));
        await _open.AnswerAsync(
            Identity.Admin,
            database => new GetDocumentRequest { Name = $"{database.RootPath}/{path}" }
        );
    }

    [TestCaseSource(nameof(Sequences))]
    public async Task Rules_are_asked_the_same_of_writes_to_one_document(bool stored, string[] kinds)
    {
        foreach (var uid in new[] { "c", "u", "d" })
        {
            var path = await NewDocumentAsync(_byCaller, stored);
            await _byCaller.AnswerAsync(Identity.User(uid), database => Commit(database, path, kinds));
        }
    }

    [TestCaseSource(nameof(Single))]
    public async Task Write_does_the_same(string write, bool stored)
    {
        var path = await NewDocumentAsync(_open, stored);

        await _open.AnswerAsync(
            Identity.Unauthenticated,
            database => new CommitRequest
            {
                Database = database.DatabasePath,
                Writes =
                {
                    Write.Parser.ParseJson(
                        write
                            .Replace("ROOT/c/a", $"{database.RootPath}/{path}", StringComparison.Ordinal)
                            .Replace("ROOT", database.RootPath, StringComparison.Ordinal)
                    ),
                },
            }
        );
        await _open.AnswerAsync(
            Identity.Admin,
            database => new GetDocumentRequest { Name = $"{database.RootPath}/{path}" }
        );
    }

    private static async Task<string> NewDocumentAsync(BothServers both, bool stored)
    {
        var path = $"c/{Interlocked.Increment(ref _documents)}";
        if (stored)
        {
            await both.AsAdminAsync(admin => admin.Document(path).SetAsync(new { o = 1, m = new { x = 5, y = 6 } }));
        }
        return path;
    }

    private static CommitRequest Commit(FirestoreDb database, string path, string[] kinds) =>
        new()
        {
            Database = database.DatabasePath,
            Writes = { kinds.Select((kind, at) => Made($"{database.RootPath}/{path}", kind, at)) },
        };

    private static Write Made(string name, string kind, int number)
    {
        var fields = new Document
        {
            Name = name,
            Fields =
            {
                [$"m{number}"] = new Value { IntegerValue = number },
                ["n"] = new Value { IntegerValue = number },
            },
        };
        var mask = new DocumentMask { FieldPaths = { $"m{number}", "n" } };
        return kind switch
        {
            "set" => new Write { Update = fields },
            "insert" => new Write
            {
                Update = fields,
                CurrentDocument = new() { Exists = false },
            },
            "update" => new Write
            {
                Update = fields,
                UpdateMask = mask,
                CurrentDocument = new() { Exists = true },
            },
            "merge" => new Write { Update = fields, UpdateMask = mask },
            "time" => new Write
            {
                Update = fields,
                UpdateMask = mask,
                CurrentDocument = new() { UpdateTime = new() { Seconds = 1_700_000_000 } },
            },
            "delete" => new Write { Delete = name },
            "deleteThere" => new Write
            {
                Delete = name,
                CurrentDocument = new() { Exists = true },
            },
            "deleteMissing" => new Write
            {
                Delete = name,
                CurrentDocument = new() { Exists = false },
            },
            _ => new Write
            {
                Transform = new()
                {
                    Document = name,
                    FieldTransforms =
                    {
                        new DocumentTransform.Types.FieldTransform
                        {
                            FieldPath = "n",
                            Increment = new Value { IntegerValue = 2 },
                        },
                    },
                },
            },
        };
    }

    private static string Update(string fields, params string[] mask) =>
        mask.Length == 0
            ? $$$"""{"update":{"name":"ROOT/c/a","fields":{{{fields}}}}}"""
            : $$$"""{"update":{"name":"ROOT/c/a","fields":{{{fields}}}},"updateMask":{"fieldPaths":{{{JsonSerializer.Serialize(mask.Where(path => path.Length > 0))}}}}}""";

    private static string Transform(string transforms) =>
        $$$"""{"transform":{"document":"ROOT/c/a","fieldTransforms":[{{{transforms}}}]}}""";
}
