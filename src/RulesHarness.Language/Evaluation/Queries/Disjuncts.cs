namespace RulesHarness.Language.Evaluation.Queries;

/// <summary>A filter as alternatives, of each of which all field filters must hold: <c>in</c>, <c>array-contains-any</c> and <c>or</c> are
/// taken apart.</summary>
internal static class Disjuncts
{
    /// <summary>How many there may be (https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries).</summary>
    public const int Most = 30;

    /// <summary>The alternatives; null where there are too many. A query without a filter has one, which asks nothing.</summary>
    public static List<FieldFilter[]>? Of(QueryFilter? filter) => filter switch
    {
        null => [[]],
        CompositeFilter { IsOr: true } composite => Any(composite),
        CompositeFilter composite => All(composite),
        FieldFilter { Operator: QueryOperator.In } field => Each(field, QueryOperator.Equal),
        FieldFilter { Operator: QueryOperator.ArrayContainsAny } field => Each(field, QueryOperator.ArrayContains),
        FieldFilter field => [[field]],
        _ => throw new ArgumentException($"A filter is composite or of a field, not {filter.GetType().Name}.", nameof(filter)),
    };

    private static List<FieldFilter[]>? Each(FieldFilter field, QueryOperator sign)
    {
        var alternatives = new List<FieldFilter[]>();
        if (field.Value.Kind != RulesValueKind.List)
        {
            throw new ArgumentException($"`{field.Operator}` takes a list.", nameof(field));
        }

        foreach (var value in field.Value.AsList.Items)
        {
            alternatives.Add(value.IsNull && sign == QueryOperator.Equal ? Nothing(field) : [new FieldFilter(field.Field, sign, value)]);
        }

        return alternatives.Count > Most ? null : alternatives;
    }

    // Null in a list finds nothing, unlike null alone, which the emulator says by asking for a value that is both true and false.
    private static FieldFilter[] Nothing(FieldFilter field) =>
        [field with { Operator = QueryOperator.Equal, Value = RulesValue.True }, field with { Operator = QueryOperator.Equal, Value = RulesValue.False }];

    private static List<FieldFilter[]>? Any(CompositeFilter composite)
    {
        var alternatives = new List<FieldFilter[]>();
        foreach (var part in composite.Parts)
        {
            if (Of(part) is not { } some || alternatives.Count + some.Count > Most)
            {
                return null;
            }

            alternatives.AddRange(some);
        }

        return alternatives;
    }

    private static List<FieldFilter[]>? All(CompositeFilter composite)
    {
        List<FieldFilter[]> alternatives = [[]];
        foreach (var part in composite.Parts)
        {
            if (Of(part) is not { } some || alternatives.Count * some.Count > Most)
            {
                return null;
            }

            var both = new List<FieldFilter[]>(alternatives.Count * some.Count);
            foreach (var before in alternatives)
            {
                foreach (var next in some)
                {
                    both.Add([.. before, .. next]);
                }
            }

            alternatives = both;
        }

        return alternatives;
    }
}
