using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Tests.Indexes;

/// <summary>Tests what is written into random index files for random queries: it is read back without a finding.</summary>
public sealed class IndexFileWritingTests
{
    private static readonly string[] Collections = ["posts", "c d", "\"quoted\"", "日本"];

    [TestCase(1_000)]
    [TestCase(10_000, Explicit = true, Reason = "the same for longer")]
    public void What_is_written_is_read_back_without_a_finding_and_serves_the_queries(int cases)
    {
        var queries = new RandomQueries(seed: 19);
        var random = new Random(19);
        for (var count = 0; count < cases; count++)
        {
            var asked = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Placed(queries.Next(), random)).ToList();
            var text = RandomIndexFiles.Next(random);
            var before = string.IsNullOrWhiteSpace(text) ? IndexFile.Empty : IndexFile.Read("i.json", text);

            var written = IndexFileEditor.Add(text, Missing(asked, before));

            var after = IndexFile.Read("i.json", written);
            before.Diagnostics.Should().BeEmpty(text);
            after.Diagnostics.Should().BeEmpty(written);
            Missing(asked, after).Should().BeEmpty(written);
            var lost = before.Indexes.Select(IndexShape.Of).Except(after.Indexes.Select(IndexShape.Of));
            lost.Should().BeEmpty(written);
        }
    }

    private static IndexQuery Placed(IndexQuery query, Random random) =>
        query with
        {
            Collection = Collections[random.Next(Collections.Length)],
        };

    private static List<IndexShape> Missing(IEnumerable<IndexQuery> queries, IndexFile file)
    {
        var indexes = file.ToIndexSet();
        return [.. queries.SelectMany(query => IndexPlanner.Plan(query, indexes).Missing).Distinct()];
    }
}
