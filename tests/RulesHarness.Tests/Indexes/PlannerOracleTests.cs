using RulesHarness.Engines;
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

        var recommended = await TestEmulator.Engine.Indexes.RecommendAsync(queries);

        var differences = queries.Zip(recommended, Difference).OfType<string>().ToList();
        differences.Should().BeEmpty();
        recommended.Sum(rows => rows.Count).Should().BeGreaterThan(150, "most of the queries need an index");
    }

    /// <summary>Rows that need no declaring are in no report: one field of a collection, in the direction of its names.</summary>
    private static string? Difference(OracleQuery asked, IReadOnlyList<IndexShape> emulators)
    {
        var ours = IndexPlanner.Plan(IndexQueries.Of(asked), IndexSet.Automatic).Rows
            .Select(row => row.Recommended).OfType<IndexShape>().Where(shape => shape.IsGroup || shape.Fields.Count > 1 || shape.NamesName).ToHashSet();
        return ours.SetEquals(emulators) ? null : $"{asked.Query.Filter} by {string.Join(", ", asked.Query.Sort)} {string.Join(", ", asked.Aggregates.Select(a => $"{a.Name} {a.Field}"))}: ours {string.Join(" | ", ours)}; emulator {string.Join(" | ", emulators)}";
    }
}
