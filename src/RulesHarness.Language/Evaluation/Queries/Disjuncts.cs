using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Queries;

/// <summary>
/// A filter as alternatives, of each of which all field filters must hold: <c>in</c>, <c>array-contains-any</c> and
/// <c>or</c> are taken apart.
/// </summary>
internal static class Disjuncts
{
    /// <summary>
    /// The limit of disjuncts (https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries).
    /// </summary>
    public const int Most = 30;

    /// <summary>
    /// The alternatives; null if there are too many. A query without a filter has one, which restricts nothing.
    /// </summary>
    public static List<FieldFilter[]>? Of(QueryFilter? filter) =>
        filter switch
        {
            null =>
            [
                [],
            ],
            CompositeFilter { IsOr: true } composite => Any(composite),
            CompositeFilter composite => All(composite),
            FieldFilter { Operator: QueryOperator.In } field => Each(field, QueryOperator.Equal),
            FieldFilter { Operator: QueryOperator.ArrayContainsAny } field => Each(field, QueryOperator.ArrayContains),
            FieldFilter field =>
            [
                [field],
            ],
            _ => throw new ArgumentException(
                $"A filter is composite or of a field, not {filter.GetType().Name}.",
                nameof(filter)
            ),
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
            alternatives.Add(
                sign == QueryOperator.Equal && IsNothing(value)
                    ? Nothing(field)
                    : [new FieldFilter(field.Field, sign, value)]
            );
        }

        return alternatives.Count > Most ? null : alternatives;
    }

    private static bool IsNothing(RulesValue value) => value.IsNull || value is { IsFloat: true, AsFloat: double.NaN };

    // Null and NaN in the list of `in` find nothing, unlike null and NaN alone.
    private static FieldFilter[] Nothing(FieldFilter field) =>
        [.. RulesQuery.Nothing(field.Field).Parts.Cast<FieldFilter>()];

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
        List<FieldFilter[]> alternatives =
        [
            [],
        ];
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
