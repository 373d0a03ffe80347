using static RulesHarness.Firestore.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Firestore.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;

namespace RulesHarness.Serving.Queries;

/// <summary>How many ways there are to fulfil a filter (https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries).</summary>
internal static class FilterSize
{
    public const int MostDisjuncts = 30;

    /// <summary>The number; however large, it stays one that can be counted on with.</summary>
    public static long Disjuncts(Filter filter)
    {
        if (filter.CompositeFilter is not { } composite)
            return filter.FieldFilter is { Op: Comparison.In or Comparison.ArrayContainsAny } field ? field.Value.ArrayValue.Values.Count : 1;
        var isOr = composite.Op == CompositeFilter.Types.Operator.Or;
        return composite.Filters.Select(Disjuncts).Aggregate(isOr ? 0L : 1L, (all, some) => Math.Min(isOr ? all + some : all * some, int.MaxValue));
    }
}
