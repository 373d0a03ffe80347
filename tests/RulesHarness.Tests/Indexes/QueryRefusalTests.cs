using System.Text.RegularExpressions;
using Grpc.Core;
using RulesHarness.Checking;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Indexes.Queries;
using RulesHarness.Protocol;
using RulesHarness.Tests.Serving;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// The queries that Firestore rejects. Data/queries.jsonl holds some of each kind, accepted and rejected; ROOT stands
/// for the documents' name.
/// </summary>
public sealed partial class QueryRefusalTests
{
    private static readonly string[] Lines = TestData
        .Text("Indexes/Data/queries.jsonl")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Test]
    public async Task Rejected_queries_and_reasons_are_the_emulators()
    {
        using var server = new Server(Server.Emulator);
        var database = server.Connection.Database(Server.NewProject(), Identity.Admin);
        var differences = new string?[Lines.Length];

        await Parallel.ForAsync(
            0,
            Lines.Length,
            async (at, _) =>
                differences[at] = await DifferenceAsync(
                    database,
                    Lines[at].Replace("ROOT", database.RootPath, StringComparison.Ordinal)
                )
        );

        differences.OfType<string>().Should().BeEmpty();
    }

    [Test]
    public void Query_that_is_rejected_is_not_planned()
    {
        var text = string.Join('\n', Lines);
        var (queries, unread) = QueryFileReader.Read("q.jsonl", text, QueryRejections.OfFile);

        queries
            .Where(query => query.Refusal is not null)
            .Should()
            .HaveCountGreaterThan(200)
            .And.OnlyContain(query => query.Notation.Length > 0);
        unread
            .Should()
            .OnlyContain(
                finding => finding.Id == "RH5050" && finding.Message.Contains("collection", StringComparison.Ordinal),
                "queries of all collections are not planned"
            );
    }

    // Collection | filter | sort | kind | words of Firestore's reason
    [TestCase("c", "a != 1 and b != 2", "", "list", "Only a single 'NOT_EQUAL'")]
    [TestCase("c", "a not in [1] and b in [2, 3]", "", "list", "'NOT_IN' cannot be used")]
    [TestCase("c", "a not in [1] and (b == 2 or b == 3)", "", "list", "'NOT_IN' cannot be used")]
    [TestCase("c", "l array-contains 1 and k array-contains 2", "", "list", "A maximum of 1 'ARRAY_CONTAINS'")]
    [TestCase("c", "a in [1, 2, 3, 4, 5, 6] and b in [1, 2, 3, 4, 5, 6]", "", "list", "Result had 36 disjunctions")]
    [TestCase("c", "a not in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", "", "count", "'NOT_IN' supports up to 10")]
    [TestCase("c", "a > 1", "__name__ asc", "list", "more fields after the key")]
    [TestCase("c", "", "__name__ desc", "list", "descending key scans")]
    [TestCase("c", "", "a asc, a desc", "list", "duplicate fields a")]
    [TestCase("c", "", "__name__ asc, a asc", "list", "more fields after the key")]
    [TestCase("**/c", "a != 1 and b != 2", "", "list", "Only a single 'NOT_EQUAL'")]
    public void Access_pattern_that_is_rejected_is_an_error_at_its_row(
        string collection,
        string filter,
        string sort,
        string kind,
        string reason
    )
    {
        var proof = Patterns.Prove(collection, filter, sort, kind, "");
        var finding = proof.Diagnostics.Should().ContainSingle(found => found.Id == "RH5021").Which;
        finding.Message.Should().StartWith("Firestore rejects the query `Q`: ").And.Contain(reason);
        (finding.File, finding.Line).Should().Be(("s.md", proof.Patterns.Single().Pattern.Place.Line));
        proof.Missing.Should().BeEmpty("no index would help");
    }

    private static async Task<string?> DifferenceAsync(FirestoreDb database, string line)
    {
        var (query, _) = QueryFileReader.Read("q.jsonl", line, QueryRejections.OfFile);
        var isAggregation = line.StartsWith("{\"structuredAggregationQuery\"", StringComparison.Ordinal);
        var expected = isAggregation
            ? await AnswerAsync(Aggregation(database, line))
            : await AnswerAsync(Query(database, line));
        var ours = query.Count == 0 ? null : query[0].Refusal;
        return Comparable(ours) == Comparable(expected) ? null : $"{line}\n  emulator: {expected}\n  ours: {ours}";
    }

    private static AsyncServerStreamingCall<RunQueryResponse> Query(FirestoreDb database, string line) =>
        database.Rpc.RunQuery(
            new RunQueryRequest
            {
                Parent = database.RootPath,
                StructuredQuery = RunQueryRequest.Parser.ParseJson(line).StructuredQuery,
            }
        );

    private static AsyncServerStreamingCall<RunAggregationQueryResponse> Aggregation(
        FirestoreDb database,
        string line
    ) =>
        database.Rpc.RunAggregationQuery(
            new RunAggregationQueryRequest
            {
                Parent = database.RootPath,
                StructuredAggregationQuery = RunAggregationQueryRequest
                    .Parser.ParseJson(line)
                    .StructuredAggregationQuery,
            }
        );

    private static async Task<string?> AnswerAsync<T>(AsyncServerStreamingCall<T> call)
    {
        try
        {
            using (call)
            {
                await call.ResponseStream.ReadAllAsync().ToListAsync();
            }
            return null;
        }
        catch (RpcException failure)
        {
            return failure.Status.Detail;
        }
    }

    /// <summary>Names and their order differ from run to run, and a bad name is described in other words.</summary>
    private static string? Comparable(string? reason) =>
        reason is null ? null
        : reason.StartsWith("Resource name", StringComparison.Ordinal) ? "Resource name"
        : InBrackets().Replace(reason, "[]");

    [GeneratedRegex(@"\[[f_]\w+,[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();
}
