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
}
