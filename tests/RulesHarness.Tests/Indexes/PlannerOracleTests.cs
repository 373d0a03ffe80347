using RulesHarness.Indexes.Planning;

namespace RulesHarness.Tests.Indexes;

/// <summary>The planner against Google's own, which the emulator asks about every query that it runs.</summary>
public sealed class PlannerOracleTests
{
    [Test]
    public async Task Recommended_indexes_are_the_emulators([Range(1, 4)] int seed)
    {
        var random = new RandomQueries(seed);
        var queries = Enumerable.Range(0, 250).Select(_ => random.Next()).ToList();

        var recommended = await TestEngines.Emulator.Indexes.RecommendAsync(queries);

        var differences = queries.Zip(recommended, Difference).OfType<string>().ToList();
        differences.Should().BeEmpty();
        recommended.Sum(rows => rows.Count).Should().BeGreaterThan(150, "most of the queries need an index");
    }

    private static string? Difference(IndexQuery asked, IReadOnlyList<IndexShape> emulators)
    {
        var ours = IndexQueries.Recommended(asked);
        return ours.SetEquals(emulators)
            ? null
            : $"{asked.Filter} by {string.Join(", ", asked.Sort)}: ours {string.Join(" | ", ours)}; emulator {string.Join(" | ", emulators)}";
    }
}
