using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary><c>request.query</c>: of the filter nothing.</summary>
internal static class QueryMap
{
    public static RulesValue Of(RulesRequest request)
    {
        var query = request.Query ?? new RulesQuery();
        return RulesValue.FromMap(new Dictionary<string, RulesValue>
        {
            ["allDescendants"] = RulesValue.From(query.IsCollectionGroup),
            ["distinct"] = RulesValue.False,
            ["groupBy"] = RulesValue.From(RulesMap.Empty),
            ["kind"] = RulesValue.From(request.Path[(request.Path.LastIndexOf('/') + 1)..]),
            ["limit"] = query.Limit is { } limit ? RulesValue.From((long)limit) : RulesValue.Null,
            ["offset"] = RulesValue.From((long)(query.Offset ?? 0)),
            ["orderBy"] = OrderBy(query),
            ["parent"] = RulesValue.Null,
            ["selectOnlyKeys"] = RulesValue.False,
        });
    }

    private static RulesValue OrderBy(RulesQuery query)
    {
        var orders = new Dictionary<string, RulesValue>();
        foreach (var order in query.OrderBy)
        {
            orders[string.Join('.', order.Field.AsEnumerable())] = RulesValue.From(order.IsDescending ? "DESC" : "ASC");
        }

        return RulesValue.FromMap(orders);
    }
}
