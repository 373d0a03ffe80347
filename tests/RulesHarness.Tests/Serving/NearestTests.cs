using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// Vector searches on the emulator and on the embedded Firestore: the same documents in the same order with the same
/// distances, or the same refusal.
/// </summary>
public sealed class NearestTests
{
    private const string Euclidean = """ "distanceMeasure":"EUCLIDEAN" """;
    private const string AndDistance = """ "distanceResultField":"dist" """;

    private static readonly string[] Searches =
    [
        .. from measure in new[] { "EUCLIDEAN", "COSINE", "DOT_PRODUCT" }
        from more in new[]
        {
            "",
            """ "limit":2 """,
            """ "distanceThreshold":1 """,
            """ "distanceThreshold":0.4 """,
            """ "distanceThreshold":-0.5 """,
            """ "distanceThreshold":0 """,
            """ "queryVector":[0,0] """,
            """ "queryVector":[0.1,-7.3] """,
            """ "queryVector":[1,2,3] """,
            """ "queryVector":[1e308,1e308] """,
        }
        select $$""" "distanceMeasure":"{{measure}}",{{AndDistance}}{{(more.Length > 0 ? "," + more : "")}} """,
        Euclidean,
        """ "limit":3 """,
        $$"""{{Euclidean}},"limit":0 """,
        $$"""{{Euclidean}},"limit":1001 """,
        $$"""{{Euclidean}},"limit":1000 """,
        $$"""{{Euclidean}},"queryVector":[] """,
        $$"""{{Euclidean}},"vectorField":{"fieldPath":"a..b"} """,
        $$"""{{Euclidean}},"vectorField":{"fieldPath":"m.v"} """,
        $$"""{{Euclidean}},"vectorField":{"fieldPath":"`m.v`"} """,
        $$"""{{Euclidean}},"vectorField":{"fieldPath":"k"} """,
        $$"""{{Euclidean}},"distanceResultField":"m.d" """,
        $$"""{{Euclidean}},"distanceResultField":"k" """,
        $$"""{{Euclidean}},"distanceResultField":"v" """,
        $$"""{{Euclidean}},"distanceResultField":"__d__" """,
    ];

    private static readonly string[] Queries =
    [
        """ "where":{"fieldFilter":{"field":{"fieldPath":"k"},"op":"EQUAL","value":{"integerValue":"1"}}} """,
        """ "where":{"fieldFilter":{"field":{"fieldPath":"k"},"op":"GREATER_THAN","value":{"integerValue":"1"}}} """,
        """ "orderBy":[{"field":{"fieldPath":"k"},"direction":"DESCENDING"}] """,
        """ "orderBy":[{"field":{"fieldPath":"none"}}] """,
        """ "limit":2 """,
        """ "offset":1 """,
        """ "startAt":{"values":[]} """,
        """ "select":{"fields":[{"fieldPath":"k"}]} """,
        """ "select":{"fields":[{"fieldPath":"dist"}]} """,
        """ "orderBy":[{"field":{"fieldPath":"__name__"},"direction":"DESCENDING"}] """,
    ];

    private static BothServers _both = null!;

    [OneTimeSetUp]
    public static async Task OpenAsync() =>
        _both = await BothServers.OpenAsync(
            """
            match /c/{id} {
              allow list: if resource.data.k == 1 && request.query.limit == null;
            }
            """,
            admin =>
                admin.BulkWriteAsync([
                    ("c/a", Vector(1, 0, k: 1)),
                    ("c/b", Vector(0, 1, k: 1)),
                    ("c/c", Vector(3, 4, k: 2)),
                    ("c/d", Vector(0, 0, k: 1)),
                    ("c/i", Vector(-1, -1, k: 3)),
                    ("c/j", Vector(1, 0, k: 1)),
                    ("c/e", new Dictionary<string, object?> { ["v"] = new VectorValue(1, 2, 3), ["k"] = 1 }),
                    ("c/f", new { v = 3, k = 1 }),
                    ("c/g", new { k = 1 }),
                    ("c/h", new { v = new[] { 1.0, 0.0 }, k = 1 }),
                    (
                        "c/m",
                        new Dictionary<string, object?>
                        {
                            ["m"] = new Dictionary<string, object?> { ["v"] = new VectorValue(1, 0) },
                        }
                    ),
                    ("c/n", new Dictionary<string, object?> { ["m.v"] = new VectorValue(1, 0) }),
                ])
        );

    [OneTimeTearDown]
    public static void Close() => _both.Dispose();

    [TestCaseSource(nameof(Searches))]
    public Task Search_finds_the_same(string search) =>
        _both.AnswerAsync(Identity.Admin, database => Request(database, search, ""));

    [TestCaseSource(nameof(Queries))]
    public async Task Search_in_a_query_finds_the_same(string query)
    {
        foreach (var caller in new[] { Identity.Admin, Identity.Unauthenticated })
        {
            await _both.AnswerAsync(caller, database => Request(database, $"{Euclidean},{AndDistance}", query));
        }
    }

    [Test]
    public Task Nearest_documents_are_counted() =>
        _both.AnswerAsync(
            Identity.Admin,
            database => new RunAggregationQueryRequest
            {
                Parent = database.RootPath,
                StructuredAggregationQuery = new StructuredAggregationQuery
                {
                    StructuredQuery = Request(database, $"{Euclidean}", "").StructuredQuery,
                    Aggregations =
                    {
                        new StructuredAggregationQuery.Types.Aggregation { Alias = "n", Count = new() },
                    },
                },
            }
        );

    private static RunQueryRequest Request(FirestoreDb database, string search, string query)
    {
        var members = new List<string> { search };
        if (!search.Contains("queryVector", StringComparison.Ordinal))
        {
            members.Add(""" "queryVector":[1,0] """);
        }
        if (!search.Contains("vectorField", StringComparison.Ordinal))
        {
            members.Add(""" "vectorField":{"fieldPath":"v"} """);
        }
        if (!search.Contains("limit", StringComparison.Ordinal))
        {
            members.Add(""" "limit":10 """);
        }
        var nearest = System.Text.RegularExpressions.Regex.Replace(
            string.Join(',', members),
            @"""queryVector"":\[(?<items>[^\]]*)\]",
            match => $"\"queryVector\":{Wire(match.Groups["items"].Value)}"
        );
        return new RunQueryRequest
        {
            Parent = database.RootPath,
            StructuredQuery = StructuredQuery.Parser.ParseJson(
                $$$"""{"from":[{"collectionId":"c"}],"findNearest":{ {{{nearest}}} } {{{(query.Length > 0 ? "," + query : "")}}} }"""
            ),
        };
    }

    private static string Wire(string items)
    {
        var values = items
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(item => $$"""{"doubleValue":{{item}}}""");
        return """{"mapValue":{"fields":{"__type__":{"stringValue":"__vector__"},"value":{"arrayValue":{"values":[VALUES]}}}}}""".Replace(
            "VALUES",
            string.Join(',', values),
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, object?> Vector(double x, double y, int k) =>
        new() { ["v"] = new VectorValue(x, y), ["k"] = k };
}
