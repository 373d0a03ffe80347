using Google.Protobuf;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;

namespace RulesHarness.Embedded.Queries;

/// <summary>
/// The number of ways to fulfil a filter
/// (https://firebase.google.com/docs/firestore/query-data/queries#limits_on_or_queries). Equal values of a list, equal
/// neighbours and equal ways count once.
/// </summary>
internal static class FilterSize
{
    public const int MaxDisjuncts = 30;

    /// <summary>Firestore stops counting beyond this number.</summary>
    private const int MaxCounted = 2 * MaxDisjuncts;

    /// <summary>The number of disjuncts; null when there are too many to count.</summary>
    public static int? Disjuncts(Filter filter) => Ways(filter)?.Count;

    /// <summary>The number of filters, in which each value of a list counts as one.</summary>
    public static int Filters(Filter filter) =>
        filter.CompositeFilter is { } composite ? composite.Filters.Distinct().Sum(Filters)
        : filter.FieldFilter is { Op: Comparison.In or Comparison.ArrayContainsAny or Comparison.NotIn } field
            ? Values(field).Count
        : 1;

    private static HashSet<string>? Ways(Filter filter)
    {
        if (filter.CompositeFilter is { } composite)
        {
            return composite.Op == CompositeFilter.Types.Operator.Or ? Either(composite) : Both(composite);
        }
        if (filter.FieldFilter is not { Op: Comparison.In or Comparison.ArrayContainsAny } field)
        {
            return [Text(filter)];
        }
        var op = field.Op == Comparison.In ? Comparison.Equal : Comparison.ArrayContains;
        return
        [
            .. Values(field)
                .Select(value =>
                    Text(
                        new Filter
                        {
                            FieldFilter = new FieldFilter
                            {
                                Field = field.Field,
                                Op = op,
                                Value = value,
                            },
                        }
                    )
                ),
        ];
    }

    private static HashSet<string>? Either(CompositeFilter composite)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in composite.Filters)
        {
            if (Ways(part) is not { } ways)
            {
                return null;
            }
            all.UnionWith(ways);
        }

        return all;
    }

    private static HashSet<string>? Both(CompositeFilter composite)
    {
        HashSet<string> all = [""];
        foreach (var part in composite.Filters.Distinct())
        {
            if (Ways(part) is not { } ways)
            {
                return null;
            }
            all = [.. all.SelectMany(_ => ways, (left, right) => $"{left}&{right}")];
            if (all.Count > MaxCounted)
            {
                return null;
            }
        }

        return all;
    }

    private static HashSet<Protocol.Value> Values(FieldFilter filter) => [.. filter.Value.ArrayValue.Values];

    private static string Text(Filter filter) => filter.ToByteString().ToBase64();
}
