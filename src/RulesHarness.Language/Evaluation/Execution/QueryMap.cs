using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary><c>request.query</c>: of the filter nothing.</summary>
internal static class QueryMap
{
    public static RulesValue Of(RulesRequest request)
    {
        var query = request.Query ?? new RulesQuery();
        var slash = request.Path.LastIndexOf('/');
        var entries = new Dictionary<string, RulesValue>
        {
            ["allDescendants"] = RulesValue.From(query.IsCollectionGroup),
            ["distinct"] = RulesValue.False,
            ["groupBy"] = RulesValue.From(RulesMap.Empty),
            ["kind"] = RulesValue.From(request.Path[(slash + 1)..]),
            ["limit"] = query.Limit is { } limit ? RulesValue.From((long)limit) : RulesValue.Null,
            ["offset"] = RulesValue.From((long)(query.Offset ?? 0)),
            ["orderBy"] = OrderBy(query),
            ["selectOnlyKeys"] = RulesValue.False,
        };
        if (!query.IsCollectionGroup)
        {
            entries["parent"] =
                slash < 0
                    ? RulesValue.Null
                    : RulesValue.FromPath([
                        "databases",
                        request.Database,
                        "documents",
                        .. request.Path[..slash].Split('/'),
                    ]);
        }

        return RulesValue.FromMap(entries);
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
