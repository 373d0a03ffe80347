using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Queries;

/// <summary>
/// The value of <c>resource</c> for an alternative of a query's filter: the facts that hold for every document it
/// returns. There is no id, and the path is known only to be restricted. A query for one document by its name is
/// different: the document itself is read.
/// </summary>
internal static class QueryResource
{
    private const string Name = "__name__";

    /// <summary>The path of the one document that an alternative selects; null if it selects more.</summary>
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
