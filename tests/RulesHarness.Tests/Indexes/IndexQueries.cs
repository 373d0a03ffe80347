using RulesHarness.Engines;
using RulesHarness.Indexes.Planning;

namespace RulesHarness.Tests.Indexes;

internal static class IndexQueries
{
    public static IndexQuery Of(OracleQuery asked) => new(asked.Query.Collection.Id, asked.Query.Collection.IsGroup)
    {
        Filter = asked.Query.Filter,
        Sort = asked.Query.Sort,
        Aggregated = [.. asked.Aggregates.Select(aggregate => aggregate.Field?.ToString()).OfType<string>().Distinct()],
    };

    /// <summary>What the planner recommends, without what needs no declaring: one field of a collection, in the direction of its names, is in no report.</summary>
    public static HashSet<IndexShape> Recommended(OracleQuery asked) => IndexPlanner.Plan(Of(asked), IndexSet.Automatic).Rows
        .Select(row => row.Recommended).OfType<IndexShape>().Where(shape => shape.IsGroup || shape.Fields.Count > 1 || shape.NamesName).ToHashSet();
}
