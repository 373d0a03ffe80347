using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Queries;

/// <summary>What <c>resource</c> is to an alternative of a query's filter: what that says of every document that it finds. There is no id, and of the
/// path no more than that it is restricted. A query that asks for one document by its name is different: that is looked at.</summary>
internal static class QueryResource
{
    private const string Name = "__name__";

    /// <summary>The path of the one document that an alternative asks for; null where it asks for more.</summary>
    public static RulesPath? Document(FieldFilter[] alternative)
    {
        foreach (var filter in alternative)
        {
            if (filter is { Field: [Name], Operator: QueryOperator.Equal, Value.Kind: RulesValueKind.Path })
            {
                return filter.Value.AsPath;
            }
        }

        return null;
    }

    public static RulesValue Of(FieldFilter[] alternative)
    {
        var data = new FieldKnowledge();
        var (isEmpty, isNamed) = (true, false);
        foreach (var filter in alternative)
        {
            if (filter.Field is [Name])
            {
                isNamed = true;
                continue;
            }

            isEmpty = false;
            data.Add(filter);
        }

        var fields = isEmpty ? RulesValue.From(RulesMap.Empty) : data.Value();
        return RulesValue.From(
            isNamed
                ? new RulesMap([Name, "data"], [RulesValue.From(new RulesConstraint([])), fields])
                : new RulesMap(["data"], [fields])
        );
    }
}
