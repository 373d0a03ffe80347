using RulesHarness.Indexes.Planning;

namespace RulesHarness.Tests.Indexes;

internal static class IndexQueries
{
    /// <summary>
    /// The indexes that the planner recommends, without automatic ones: one field of a collection, in the direction of
    /// its names, is in no report.
    /// </summary>
    public static HashSet<IndexShape> Recommended(IndexQuery query) =>
        IndexPlanner
            .Plan(query, IndexSet.Automatic)
            .Rows.Select(row => row.Recommended)
            .OfType<IndexShape>()
            .Where(shape => !shape.IsAutomatic)
            .ToHashSet();
}
