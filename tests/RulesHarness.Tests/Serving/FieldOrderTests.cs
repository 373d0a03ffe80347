using System.Text.Json;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// The order of a document's fields, which rules can tell: it is the emulator's after each kind of write.
/// </summary>
public sealed class FieldOrderTests
{
    private const string Stored = """{"z":1,"y":2,"m":{"b":1,"a":2},"x":3,"deep":{"q":{"d":1,"c":2},"p":3}}""";

    private static readonly (string Name, string Fields, string[] Mask, string Transforms)[] Writes =
    [
        ("replace", """{"x":1,"n":5,"z":2}""", ["*"], ""),
        ("one field", """{"z":9}""", ["z"], ""),
        ("one field as it is", """{"y":2}""", ["y"], ""),
        ("one field as it is, and another", """{"y":2,"z":9}""", ["y", "z"], ""),
        ("a map as it is but for its order, and a field", """{"m":{"a":2,"b":1},"z":9}""", ["m", "z"], ""),
        ("one of two inside a map as it is", """{"m":{"b":1,"a":7}}""", ["m.b", "m.a"], ""),
        ("two fields", """{"y":8,"z":9}""", ["y", "z"], ""),
        ("two fields the other way round", """{"z":9,"y":8}""", ["z", "y"], ""),
        ("new fields", """{"new":1,"also":2,"k":3,"j":4}""", ["new", "also", "k", "j"], ""),
        ("a whole map", """{"m":{"d":1,"c":2}}""", ["m"], ""),
        ("inside a map", """{"m":{"c":1}}""", ["m.c"], ""),
        ("what is inside a map already", """{"m":{"b":7}}""", ["m.b"], ""),
        ("inside a map, and beside it", """{"m":{"c":1},"z":5}""", ["m.c", "z"], ""),
        ("deep inside", """{"deep":{"q":{"e":1}}}""", ["deep.q.e"], ""),
        ("a new map", """{"fresh":{"b":1,"a":2}}""", ["fresh.b", "fresh.a"], ""),
        ("a map for a number", """{"y":{"b":1}}""", ["y.b"], ""),
        ("delete", "{}", ["y"], ""),
        ("delete inside a map", "{}", ["m.b"], ""),
        ("delete inside what is no map", "{}", ["y.b"], ""),
        ("delete what is not there", "{}", ["none.b", "none2"], ""),
        ("delete and put", """{"m":{"c":1}}""", ["m.c", "x", "m.b"], ""),
        ("an increment", "{}", [], """{"fieldPath":"y","increment":{"integerValue":"1"}}"""),
        (
            "increments",
            "{}",
            [],
            """{"fieldPath":"z","increment":{"integerValue":"1"}},{"fieldPath":"n","increment":{"integerValue":"1"}},{"fieldPath":"y","increment":{"integerValue":"1"}}"""
        ),
        (
            "an increment by nothing, and another",
            "{}",
            [],
            """{"fieldPath":"y","increment":{"integerValue":"0"}},{"fieldPath":"z","increment":{"integerValue":"1"}}"""
        ),
        (
            "a field that a transform puts back",
            """{"y":3}""",
            ["y"],
            """{"fieldPath":"y","increment":{"integerValue":"-1"}},{"fieldPath":"x","increment":{"integerValue":"1"}}"""
        ),
        ("an increment inside a map", "{}", [], """{"fieldPath":"m.b","increment":{"integerValue":"1"}}"""),
        ("a union", "{}", [], """{"fieldPath":"l","appendMissingElements":{"values":[{"integerValue":"1"}]}}"""),
        (
            "fields and transforms",
            """{"k":5,"m":{"c":1}}""",
            ["m.c", "x", "k"],
            """{"fieldPath":"z","increment":{"integerValue":"1"}},{"fieldPath":"l","appendMissingElements":{"values":[{"integerValue":"1"}]}},{"fieldPath":"a","setToServerValue":"REQUEST_TIME"}"""
        ),
        (
            "a set with transforms",
            """{"z":1,"l":2}""",
            ["*"],
            """{"fieldPath":"t","setToServerValue":"REQUEST_TIME"},{"fieldPath":"b","increment":{"integerValue":"1"}},{"fieldPath":"a","maximum":{"integerValue":"1"}}"""
        ),
        (
            "a set with a transform inside a map",
            """{"m":{"z":1},"l":2}""",
            ["*"],
            """{"fieldPath":"m.t","setToServerValue":"REQUEST_TIME"}"""
        ),
        (
            "the same field twice",
            "{}",
            [],
            """{"fieldPath":"y","increment":{"integerValue":"1"}},{"fieldPath":"y","minimum":{"integerValue":"0"}},{"fieldPath":"k","increment":{"integerValue":"1"}}"""
        ),
        (
            "twenty fields",
            $"{{{string.Join(',', Enumerable.Range(0, 20).Select(each => $"\"f{each}\":{each}"))}}}",
            [.. Enumerable.Range(0, 20).Select(each => $"f{each}")],
            ""
        ),
    ];

    private static BothServers _both = null!;
    private static int _documents;

    private static IEnumerable<TestCaseData> Cases =>
        from write in Writes
        from stored in new[] { true, false }
        select new TestCaseData(write.Fields, write.Mask, write.Transforms, stored)
        {
            TestName = $"{{m}}({write.Name} of {(stored ? "a document" : "nothing")})",
        };

    [OneTimeSetUp]
    public static async Task OpenAsync() =>
        _both = await BothServers.OpenAsync(
            """
            match /c/{id} {
              allow read, write: if true;
            }
            match /first/{id} {
              allow update: if request.resource.data.values()[0] == 3 && resource.data.values()[0] == 1;
            }
            """
        );

    [OneTimeTearDown]
    public static void Close() => _both.Dispose();

    [TestCaseSource(nameof(Cases))]
    public async Task Fields_are_in_the_same_order(string fields, string[] mask, string transforms, bool stored)
    {
        var path = $"c/{Interlocked.Increment(ref _documents)}";
        if (stored)
        {
            await _both.AnswerAsync(Identity.Admin, database => Commit(database, path, Stored, ["*"], ""));
        }

        await _both.AnswerAsync(Identity.Unauthenticated, database => Commit(database, path, fields, mask, transforms));
        await _both.AnswerAsync(
            Identity.Unauthenticated,
            database => new GetDocumentRequest { Name = $"{database.RootPath}/{path}" }
        );
        await _both.AnswerAsync(
            Identity.Unauthenticated,
            database => Commit(database, path, """{"m":{"last":1}}""", ["m.last"], "")
        );
        await _both.AnswerAsync(
            Identity.Unauthenticated,
            database => new GetDocumentRequest { Name = $"{database.RootPath}/{path}" }
        );
    }

    [Test]
    public async Task Rules_see_the_order()
    {
        await _both.AnswerAsync(
            Identity.Admin,
            database => Commit(database, "first/a", """{"n":1,"l":2,"pub":3}""", ["*"], "")
        );

        var answer = await _both.AnswerAsync(
            Identity.Unauthenticated,
            database =>
                Commit(
                    database,
                    "first/a",
                    """{"m":{"k":1}}""",
                    ["m.k", "l"],
                    """{"fieldPath":"n","increment":{"integerValue":"1"}}"""
                )
        );

        answer.Should().StartWith("U[");
    }

    private static CommitRequest Commit(
        FirestoreDb database,
        string path,
        string fields,
        string[] mask,
        string transforms
    )
    {
        var write = new Write { Update = new Document { Name = $"{database.RootPath}/{path}" } };
        using var json = JsonDocument.Parse(fields);
        foreach (var field in json.RootElement.EnumerateObject())
        {
            write.Update.Fields[field.Name] = Of(field.Value);
        }
        if (mask is not ["*"])
        {
            write.UpdateMask = new DocumentMask { FieldPaths = { mask } };
        }
        write.UpdateTransforms.Add(
            DocumentTransform.Parser.ParseJson($$"""{"fieldTransforms":[{{transforms}}]}""").FieldTransforms
        );
        return new CommitRequest { Database = database.DatabasePath, Writes = { write } };
    }

    private static Value Of(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new Value { IntegerValue = json.GetInt64() };
        }
        var map = new MapValue();
        foreach (var field in json.EnumerateObject())
        {
            map.Fields[field.Name] = Of(field.Value);
        }
        return new Value { MapValue = map };
    }
}
