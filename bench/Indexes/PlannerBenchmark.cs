using BenchmarkDotNet.Attributes;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;
using RulesHarness.Tests.Indexes;

namespace RulesHarness.Bench.Indexes;

/// <summary>
/// The planner alone: ten thousand queries of all shapes, over a database with twenty indexes for each collection.
/// </summary>
[MemoryDiagnoser]
public class PlannerBenchmark
{
    private const int Queries = 10_000;

    private readonly List<IndexQuery> _queries = [];
    private readonly IndexSet _indexes = new(
        from first in "abcBz"
        from second in new[] { "m.x", "m.y", "tags", "z9" }
        select new IndexShape(
            "c",
            false,
            [new($"{first}", IndexMode.Ascending), new(second, IndexMode.Descending)],
            nameDescending: true
        ),
        []
    );

    /// <summary>Draws the queries.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var random = new RandomQueries(7);
        _queries.AddRange(Enumerable.Range(0, Queries).Select(_ => random.Next() with { Collection = "c" }));
    }

    /// <summary>Plans them; the time is that of one.</summary>
    [Benchmark(OperationsPerInvoke = Queries)]
    public int Plan()
    {
        var missing = 0;
        foreach (var query in _queries)
        {
            missing += IndexPlanner.Plan(query, _indexes).Status == PlanStatus.Missing ? 1 : 0;
        }
        return missing;
    }
}
