using System.Text.Json;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Queries on the emulator and on the embedded Firestore: the same documents in the same order, or the same refusal.
/// </summary>
public sealed class QueryComparisonTests
{
    private static readonly string[] Operators =
    [
        "LESS_THAN",
        "LESS_THAN_OR_EQUAL",
        "EQUAL",
        "NOT_EQUAL",
        "GREATER_THAN",
        "GREATER_THAN_OR_EQUAL",
        "ARRAY_CONTAINS",
    ];
    private static readonly string[] ListOperators = ["IN", "NOT_IN", "ARRAY_CONTAINS_ANY"];

    private static readonly string[] Operands =
    [
        Int(1),
        Int(0),
        Double("1.5"),
        Double("\"NaN\""),
        """{"nullValue":null}""",
        Text("a"),
        """{"booleanValue":true}""",
        List(Int(1), Int(2)),
        """{"mapValue":{"fields":{"x":{"integerValue":"1"}}}}""",
        """{"timestampValue":"2024-01-01T00:00:00Z"}""",
        """{"bytesValue":"AAE="}""",
        """{"geoPointValue":{"latitude":1,"longitude":2}}""",
        Int(9007199254740993),
        """{"referenceValue":"ROOT/c/a"}""",
    ];

    private static readonly string[] Lists =
    [
        List(Int(1), Text("a")),
        List("""{"nullValue":null}"""),
        List(Double("\"NaN\"")),
        List("""{"nullValue":null}""", Int(1)),
        List(List(Int(1), Int(2))),
        List(),
        Int(5),
        List([.. Enumerable.Range(0, 11).Select(each => Int(each))]),
        List([.. Enumerable.Range(0, 31).Select(each => Int(each))]),
    ];

    private static readonly string[] Others =
    [
        "",
        Order("v"),
        Order("v", true),
        Order("o"),
        Order("__name__"),
        Order("__name__", true),
        Order("v.x"),
        Order("missing"),
        Order("o", true),
        $"{Order("v")},{Order("o", true)}",
        $"{Order("__name__")},{Order("v")}",
        $"{Order("v")},{Order("v", true)}",
        .. new[] { "IS_NULL", "IS_NOT_NULL", "IS_NAN", "IS_NOT_NAN" }.Select(sign =>
            $$$"""where:{"unaryFilter":{"field":{"fieldPath":"v"},"op":"{{{sign}}}"}}"""
        ),
    ];

    private static readonly string[] Raw =
    [
        """ "offset":3,"limit":2 """,
        """ "offset":-1 """,
        """ "limit":-1 """,
        """ "limit":0 """,
        """ "limit":1000,"offset":100 """,
        .. Cursors("orderBy", Int(1)),
        .. Cursors("orderBy", Int(1), Int(2)),
        .. Cursors("none", Int(1)),
        .. Cursors("both", Int(1)),
        .. Cursors("both", Int(1), Int(100)),
        .. Cursors("name", """{"referenceValue":"ROOT/c/d"}"""),
        .. Cursors("name", Text("d")),
        $""" "where":{And(Field("v", "GREATER_THAN", Int(0)))},"orderBy":[{OrderOf("o", true)}] """,
        $""" "where":{And(Field("v", "GREATER_THAN", Int(0)), Field("o", "LESS_THAN", Int(110)))} """,
        $""" "where":{And(Field("v", "EQUAL", Int(1)))},"orderBy":[{OrderOf("o", true)}] """,
        $""" "where":{Or(Field("v", "EQUAL", Int(1)), Field("v", "EQUAL", Text("a")))} """,
        $""" "where":{Or(Field("v", "GREATER_THAN", Int(1)), Field("o", "LESS_THAN", Int(100)))} """,
        $""" "where":{Or(Field("v", "EQUAL", Int(1)), And(Field("o", "EQUAL", Int(101)), Field("v", "EQUAL", Int(2))))} """,
        $""" "where":{And()} """,
        $""" "where":{Or()} """,
        """ "where":{} """,
        """ "where":{"compositeFilter":{"filters":[]}} """,
        $""" "where":{And(Field("v", "IN", List(Int(1))), Field("o", "NOT_IN", List(Int(1))))} """,
        $""" "where":{Or(Field("v", "NOT_IN", List(Int(1))), Field("o", "EQUAL", Int(1)))} """,
        $""" "where":{And(Field("v", "ARRAY_CONTAINS", Int(1)), Field("v", "ARRAY_CONTAINS", Int(2)))} """,
        $""" "where":{And(Field("v", "NOT_EQUAL", Int(1)), Field("o", "NOT_EQUAL", Int(1)))} """,
        $""" "where":{And(Field("v", "IN", List(Int(1), Int(2), Int(3), Int(4), Int(5), Int(6))), Field("o", "IN", List(Int(1), Int(2), Int(3), Int(4), Int(5), Int(6))))} """,
        """ "where":{"fieldFilter":{"field":{"fieldPath":"v"},"value":{"integerValue":"1"}}} """,
        """ "where":{"fieldFilter":{"op":"EQUAL","value":{"integerValue":"1"}}} """,
        $""" "where":{Field("a..b", "EQUAL", Int(1))} """,
        $""" "where":{Field("v.x", "EQUAL", Int(1))} """,
        $""" "where":{Field("`v`", "EQUAL", Int(1))} """,
        .. Operators
            .Take(6)
            .Select(sign => $""" "where":{Field("__name__", sign, """{"referenceValue":"ROOT/c/u"}""")} """),
        $""" "where":{Field("__name__", "EQUAL", Text("u"))} """,
        $""" "where":{Field("__name__", "EQUAL", """{"nullValue":null}""")} """,
        $$""" "where":{{Field("__name__", "IN", List("""{"referenceValue":"ROOT/c/u"}""", """{"referenceValue":"ROOT/c/d"}"""))}} """,
        $$""" "where":{{Field("__name__", "NOT_IN", List("""{"referenceValue":"ROOT/c/u"}"""))}} """,
        """ "select":{"fields":[{"fieldPath":"v.x"},{"fieldPath":"o"}]} """,
        """ "select":{"fields":[{"fieldPath":"__name__"}]} """,
        """ "select":{} """,
        """ "select":{"fields":[{"fieldPath":"v"},{"fieldPath":"v.x"}]} """,
        """ "orderBy":[{"field":{"fieldPath":"v"}}] """,
    ];

    private static readonly (string Parent, string From)[] Froms =
    [
        ("", """{"collectionId":"sub","allDescendants":true}"""),
        ("/c/d", """{"collectionId":"sub","allDescendants":true}"""),
        ("/c/d", """{"collectionId":"sub"}"""),
        ("", """{"collectionId":"c","allDescendants":true}"""),
        ("", ""),
        ("/c/d", ""),
        ("", """{"allDescendants":true}"""),
        ("/c", """{"collectionId":"c"}"""),
        ("", """{"collectionId":"c/d/sub"}"""),
        ("", """{"collectionId":"c"},{"collectionId":"sub"}"""),
        ("", """{"collectionId":"none"}"""),
        ("", "{}"),
    ];

    private static readonly string[] Aggregations =
    [
        """{"alias":"a","count":{}}""",
        """{"alias":"a","count":{"upTo":"3"}}""",
        """{"alias":"a","sum":{"field":{"fieldPath":"v"}}},{"alias":"b","avg":{"field":{"fieldPath":"v"}}}""",
        """{"alias":"a","sum":{"field":{"fieldPath":"o"}}},{"alias":"b","avg":{"field":{"fieldPath":"o"}}},{"alias":"c","count":{}}""",
        """{"alias":"a","sum":{"field":{"fieldPath":"qq"}}},{"alias":"b","avg":{"field":{"fieldPath":"qq"}}}""",
        """{"count":{}}""",
        "",
        """{"alias":"a","count":{}},{"alias":"a","count":{}}""",
        """{"alias":"a","sum":{"field":{"fieldPath":"n"}}},{"alias":"b","avg":{"field":{"fieldPath":"n"}}}""",
    ];

    private static BothServers _both = null!;

    private static IEnumerable<TestCaseData> Queries =>
        Operators
            .SelectMany(sign => Operands.Select(operand => $""" "where":{Field("v", sign, operand)} """))
            .Concat(ListOperators.SelectMany(sign => Lists.Select(list => $""" "where":{Field("v", sign, list)} """)))
            .Concat(
                Others.Select(other =>
                    other.StartsWith("where:", StringComparison.Ordinal)
                        ? $""" "where":{other[6..]} """
                        : $""" "orderBy":[{other}] """
                )
            )
            .Concat(Raw)
            .Select((query, at) => new TestCaseData(query.Trim()) { TestName = $"{{m}}({at} {Short(query)})" });

    [OneTimeSetUp]
    public static async Task SeedAsync() =>
        _both = await BothServers.OpenAsync("match /{document=**} { allow read: if true; }", SeedAsync);

    [OneTimeTearDown]
    public static void Close() => _both.Dispose();

    [TestCaseSource(nameof(Queries))]
    public Task Query_finds_the_same(string query) =>
        _both.AnswerAsync(
            Identity.Unauthenticated,
            database => Request(database, "", """{"collectionId":"c"}""", query)
        );

    [TestCaseSource(nameof(Froms))]
    public Task Collections_of_a_query_are_the_same((string Parent, string From) where) =>
        _both.AnswerAsync(Identity.Admin, database => Request(database, where.Parent, where.From, ""));

    [TestCaseSource(nameof(Aggregations))]
    public Task Aggregation_has_the_same_result(string aggregations) =>
        _both.AnswerAsync(
            Identity.Unauthenticated,
            database => new RunAggregationQueryRequest
            {
                Parent = database.RootPath,
                StructuredAggregationQuery = StructuredAggregationQuery.Parser.ParseJson(
                    $$$"""{"structuredQuery":{"from":[{"collectionId":"c"}]},"aggregations":[{{{aggregations}}}]}"""
                ),
            }
        );

    private static RunQueryRequest Request(FirestoreDb database, string parent, string from, string query) =>
        new()
        {
            Parent = database.RootPath + parent,
            StructuredQuery = StructuredQuery.Parser.ParseJson(
                $$"""{"from":[{{from}}]{{(query.Length > 0 ? "," : "")}}{{query.Replace("ROOT", database.RootPath, StringComparison.Ordinal)}}}"""
            ),
        };

    private static async Task SeedAsync(FirestoreDb admin)
    {
        object?[] values =
        [
            null,
            true,
            false,
            1L,
            2L,
            1.0,
            1.5,
            double.NaN,
            "a",
            "b",
            new[] { 1L, 2L },
            Array.Empty<long>(),
            new { x = 1L },
            Timestamp.Parse("2024-01-01T00:00:00Z"),
            Blob.CopyFrom([0, 1]),
            new GeoPoint(1, 2),
            new DocumentName(admin.ProjectId, "(default)", "c/a"),
            new object?[] { null },
            new[] { double.NaN },
            -0.0,
            0L,
            new VectorValue(1, 2),
            9007199254740992.0,
            9007199254740993L,
            new { x = "z", y = 1L },
        ];
        await admin.BulkWriteAsync(
            values.Select(
                (value, at) =>
                    (
                        $"c/{(char)('a' + at)}",
                        (object)new Dictionary<string, object?> { ["v"] = value, ["o"] = 'a' + at }
                    )
            )
        );
        await admin.BulkWriteAsync(
            new[]
            {
                "c/zz",
                "c/d/sub/1",
                "c/e/sub/2",
                "sub/3",
                "x/y/c/deep",
                "c/d/e/f/sub/4",
                "c/é",
                "c/10",
                "c/9",
                "c/\uD83D\uDE00",
                "c/\uFFFD",
            }.Select(path => (path, (object)new { n = 1 }))
        );
    }

    private static string Int(long value) => $$"""{"integerValue":"{{value}}"}""";

    private static string Double(string value) => $$"""{"doubleValue":{{value}}}""";

    private static string Text(string value) => $$"""{"stringValue":{{JsonSerializer.Serialize(value)}}}""";

    private static string List(params string[] values) =>
        $$$"""{"arrayValue":{"values":[{{{string.Join(',', values)}}}]}}""";

    private static string Field(string field, string sign, string operand) =>
        $$$"""{"fieldFilter":{"field":{"fieldPath":"{{{field}}}"},"op":"{{{sign}}}","value":{{{operand}}}}}""";

    private static string And(params string[] parts) =>
        $$$"""{"compositeFilter":{"op":"AND","filters":[{{{string.Join(',', parts)}}}]}}""";

    private static string Or(params string[] parts) =>
        $$$"""{"compositeFilter":{"op":"OR","filters":[{{{string.Join(',', parts)}}}]}}""";

    private static string Order(string field, bool isDescending = false) => OrderOf(field, isDescending);

    private static string OrderOf(string field, bool isDescending = false) =>
        $$$"""{"field":{"fieldPath":"{{{field}}}"},"direction":"{{{(isDescending ? "DESCENDING" : "ASCENDING")}}}"}""";

    private static IEnumerable<string> Cursors(string order, params string[] values)
    {
        var orders = order switch
        {
            "orderBy" => Order("v"),
            "both" => $"{Order("v")},{Order("o", true)}",
            "name" => Order("__name__"),
            _ => "",
        };
        foreach (
            var (name, before) in new[] { ("startAt", true), ("startAt", false), ("endAt", true), ("endAt", false) }
        )
        {
            yield return $$""" "orderBy":[{{orders}}],"{{name}}":{"values":[{{string.Join(',', values)}}],"before":{{(before ? "true" : "false")}}} """;
        }
    }

    private static string Short(string query) =>
        string.Concat(query.Where(each => char.IsLetterOrDigit(each) || each is '_' or ' '))
            .Replace("fieldFilter", "", StringComparison.Ordinal)
            .Replace("fieldfieldPath", "", StringComparison.Ordinal);
}
