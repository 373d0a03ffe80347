using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Makes queries for a little more than a sentence grants, and limits around the granted one.</summary>
internal static class QueryVariations
{
    /// <summary>A filter that lets in a little more; null when there is none that Firestore has.</summary>
    public static Comparison? Weaker(Comparison filter, Collection collection, FixtureFactory fixtures)
    {
        if (filter.Left is not FieldOperand { } named || collection.Field(named.Path) is not { } field)
        {
            return null;
        }
        return filter switch
        {
            { Comparator: Comparator.Equal, Right: LiteralOperand { Value: bool } } => Among(
                filter,
                Comparator.In,
                [true, false]
            ),
            { Comparator: Comparator.Equal, Right: LiteralOperand { Value: not null } } => filter with
            {
                Comparator = Comparator.GreaterOrEqual,
            },
            { Comparator: Comparator.In, Right: ListOperand list } => More(Comparator.In, Values(list)),
            { Comparator: Comparator.Has, Right: LiteralOperand item } => Among(
                filter,
                Comparator.HasAny,
                [item.Value, "another"]
            ),
            { Comparator: Comparator.Less } => filter with { Comparator = Comparator.LessOrEqual },
            { Comparator: Comparator.Greater } => filter with { Comparator = Comparator.GreaterOrEqual },
            { Comparator: Comparator.LessOrEqual, Right: LiteralOperand most } => Bound(Comparator.Greater, most.Value),
            { Comparator: Comparator.GreaterOrEqual, Right: LiteralOperand least } => Bound(
                Comparator.Less,
                least.Value
            ),
            _ => null,
        };

        Comparison? More(Comparator comparator, IReadOnlyList<object?> values) =>
            fixtures.Another(collection, field, field.Name, values) is { } another
                ? Among(filter, comparator, [.. values, another])
                : null;

        Comparison? Bound(Comparator beyond, object? value) =>
            Boundary.Of(field, beyond, value, margin: null) is { } looser
                ? filter with
                {
                    Right = new LiteralOperand(looser),
                }
                : null;
    }

    /// <summary>
    /// The same for another value than the one asked for; null for other filters than equalities, and where there is no
    /// other value. Of text it is one that no document holds: nobody has a role there, now or when more data is made.
    /// </summary>
    public static Comparison? Other(Comparison filter, Collection collection, FixtureFactory fixtures)
    {
        if (
            filter is not { Left: FieldOperand named, Comparator: Comparator.Equal, Right: LiteralOperand literal }
            || collection.Field(named.Path) is not { } field
        )
        {
            return null;
        }
        var other =
            field.Type.Kind == TypeKind.String && literal.Value is string text
                ? $"other-{text}"
                : fixtures.Another(collection, field, field.Name, literal.Value);
        return other is null ? null : filter with { Right = new LiteralOperand(other) };
    }

    /// <summary>
    /// Whether a comparison is about the limit of the query, which is neither a filter nor the caller's.
    /// </summary>
    public static bool IsOfLimit(Comparison comparison) =>
        comparison.Left is QueryLimitOperand || comparison.Right is QueryLimitOperand;

    /// <summary>
    /// The limits that the comparisons speak of, those next to them, and none at all; empty when they speak of no
    /// limit.
    /// </summary>
    public static IReadOnlyList<int?> Limits(IReadOnlyList<Comparison> comparisons)
    {
        var spoken = comparisons
            .Where(IsOfLimit)
            .SelectMany(comparison => new[] { comparison.Left, comparison.Right })
            .SelectMany(operand => operand is ListOperand list ? list.Items : [operand])
            .OfType<LiteralOperand>()
            .Select(literal => literal.Value)
            .ToList();
        if (spoken.Count == 0)
        {
            return [];
        }
        var limits = spoken
            .OfType<long>()
            .SelectMany(limit => new[] { limit, limit - 1, limit + 1 })
            .DefaultIfEmpty(20)
            .Distinct();
        var possible = limits.Where(limit => limit is > 0 and <= int.MaxValue);
        return [.. possible.Select(limit => (int?)limit), null];
    }

    private static Comparison Among(Comparison filter, Comparator comparator, IReadOnlyList<object?> values) =>
        new(filter.Left, comparator, new ListOperand([.. values.Select(value => new LiteralOperand(value))]));

    private static List<object?> Values(ListOperand list) =>
        [.. list.Items.Select(item => ((LiteralOperand)item).Value)];
}
