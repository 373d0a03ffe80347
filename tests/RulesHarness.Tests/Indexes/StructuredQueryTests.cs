using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Queries;

namespace RulesHarness.Tests.Indexes;

/// <summary>Queries as clients send them.</summary>
public sealed class StructuredQueryTests
{
    private const string From = "\"from\": [{\"collectionId\": \"posts\"}]";
    private const string Mine =
        "{\"fieldFilter\": {\"field\": {\"fieldPath\": \"authorId\"}, \"op\": \"EQUAL\", \"value\": {\"stringValue\": \"ann\"}}}";
    private const string Tagged =
        "{\"fieldFilter\": {\"field\": {\"fieldPath\": \"tags\"}, \"op\": \"ARRAY_CONTAINS\", \"value\": {\"stringValue\": \"x\"}}}";
    private const string Latest = "\"orderBy\": [{\"field\": {\"fieldPath\": \"at\"}, \"direction\": \"DESCENDING\"}]";

    [TestCase($"{{{From}}}", "")]
    [TestCase($"{{\"structuredQuery\": {{{From}}}}}", "")]
    [TestCase($"{{{From}, \"where\": {Mine}}}", "posts: authorId asc")]
    [TestCase($"{{{From}, \"where\": {Mine}, {Latest}, \"limit\": 5}}", "posts: authorId asc, at desc")]
    [TestCase(
        $"{{\"from\": [{{\"collectionId\": \"posts\", \"allDescendants\": true}}], \"where\": {Mine}, {Latest}}}",
        "**/posts: authorId asc, at desc"
    )]
    [TestCase(
        $"{{{From}, \"where\": {{\"compositeFilter\": {{\"op\": \"AND\", \"filters\": [{Mine}, {Tagged}]}}}}}}",
        "posts: authorId asc, tags array-contains"
    )]
    [TestCase(
        $"{{{From}, \"where\": {{\"compositeFilter\": {{\"op\": \"OR\", \"filters\": [{Mine}, {Tagged}]}}}}, {Latest}}}",
        "posts: authorId asc, at desc | posts: tags array-contains, at desc"
    )]
    [TestCase(
        $"{{{From}, \"where\": {{\"unaryFilter\": {{\"field\": {{\"fieldPath\": \"org\"}}, \"op\": \"IS_NOT_NULL\"}}}}, {Latest}}}",
        "posts: at desc, org desc"
    )]
    [TestCase(
        $"{{\"structuredAggregationQuery\": {{\"structuredQuery\": {{{From}, \"where\": {Mine}}}, \"aggregations\": [{{\"count\": {{}}}}, {{\"sum\": {{\"field\": {{\"fieldPath\": \"n\"}}}}}}]}}}}",
        "posts: authorId asc, n asc"
    )]
    [TestCase(
        $"{{{From}, \"where\": {Mine}, \"findNearest\": {{\"vectorField\": {{\"fieldPath\": \"v\"}}}}}}",
        "posts: authorId asc, v vector"
    )]
    public void Query_asks_for(string line, string indexes)
    {
        var (queries, diagnostics) = QueryFileReader.Read("q.jsonl", $"\n{line}\n");
        diagnostics.Should().BeEmpty();
        var query = queries.Should().ContainSingle().Which;
        query.Line.Should().Be(2);
        string.Join(" | ", IndexPlanner.Plan(query.Query, IndexSet.Automatic).Rows.Select(row => row.Recommended))
            .Should()
            .Be(indexes);
    }

    [TestCase("{x", "1,2 RH5050 not JSON")]
    [TestCase("{}", "1,1 RH5050 `from` is missing")]
    [TestCase("{\"from\": []}", "1,10 RH5050 `from` must name exactly one collection")]
    [TestCase("{\"from\": [{}]}", "1,11 RH5050 `collectionId` is missing")]
    [TestCase($"{{{From}, \"where\": {{}}}}", "1,48 RH5050 a filter must be a")]
    [TestCase(
        $"{{{From}, \"where\": {{\"fieldFilter\": {{\"field\": {{\"fieldPath\": \"a\"}}, \"op\": \"LIKE\"}}}}}}",
        "1,100 RH5050 `LIKE` is not an operator"
    )]
    [TestCase($"{{{From}, \"orderBy\": [{{}}]}}", "1,51 RH5050 `field` is missing")]
    public void Line_that_is_not_a_query_is_reported_and_the_others_are_read(string line, string findings)
    {
        var (queries, diagnostics) = QueryFileReader.Read("q.jsonl", $"{line}\r\n{{{From}}}");
        queries.Should().ContainSingle().Which.Line.Should().Be(2);
        new FindingTexts(diagnostics).ShouldBe(findings);
    }
}
