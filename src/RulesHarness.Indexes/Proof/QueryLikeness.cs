using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Proof;

/// <summary>
/// Compares queries that are written in two places. A value that is only known when the query runs is like any other.
/// </summary>
public static class QueryLikeness
{
    /// <summary>Returns true if two queries have the same collection, filters and sort.</summary>
    public static bool IsSame(IndexQuery left, IndexQuery right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Collection == right.Collection
            && left.IsGroup == right.IsGroup
            && left.Nearest?.FieldPath == right.Nearest?.FieldPath
            && left.Aggregated.Order(StringComparer.Ordinal)
                .SequenceEqual(right.Aggregated.Order(StringComparer.Ordinal))
            && Sort(left).SequenceEqual(Sort(right))
            && HasSameParts(Conjunction(left.Filter), Conjunction(right.Filter));
    }

    /// <summary>The sort without what Firestore adds by itself: ranges, and the name in the last direction.</summary>
    private static IReadOnlyList<SortField> Sort(IndexQuery query)
    {
        var isDescending = query.Sort.Count > 0 && query.Sort[^1].Descending;
        var sorted = query.Sort.Select(sort => sort.Field).ToHashSet();
        var ranges = Comparisons(query.Filter).Where(comparison => comparison.IsInequality).Select(FieldOf);
        var implied = ranges.Order(StringComparer.Ordinal).Append(IndexShape.DocumentName).Where(sorted.Add);
        var whole = query.Sort.Concat(implied.Select(field => new SortField(field, isDescending)));
        return [.. whole.Select(sort => sort with { Field = CallerFields.Alike(sort.Field) })];
    }

    private static IEnumerable<Comparison> Comparisons(Condition? condition) =>
        condition switch
        {
            AndCondition all => all.Parts.SelectMany(Comparisons),
            OrCondition any => any.Parts.SelectMany(Comparisons),
            Comparison comparison => [comparison],
            _ => [],
        };

    private static string FieldOf(Comparison comparison) => $"{comparison.Left}";

    private static IReadOnlyList<Condition> Conjunction(Condition? condition) =>
        condition switch
        {
            null => [],
            AndCondition all => [.. all.Parts.SelectMany(Conjunction)],
            OrCondition { Parts: [var only] } => Conjunction(only),
            _ => [condition],
        };

    /// <summary>Each part on one side has a part of its own on the other.</summary>
    private static bool HasSameParts(IReadOnlyList<Condition> left, IReadOnlyList<Condition> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }
        var rest = right.ToList();
        foreach (var part in left)
        {
            var same = rest.FindIndex(other => IsSame(part, other));
            if (same < 0)
            {
                return false;
            }
            rest.RemoveAt(same);
        }
        return true;
    }

    private static bool IsSame(Condition left, Condition right) =>
        (left, right) switch
        {
            (Comparison one, Comparison other) => one.Comparator == other.Comparator
                && CallerFields.Alike(FieldOf(one)) == CallerFields.Alike(FieldOf(other))
                && IsSame(one.Right, other.Right),
            (OrCondition one, OrCondition other) => HasSameParts(Alternatives(one), Alternatives(other)),
            (AndCondition, _) or (_, AndCondition) => HasSameParts(Conjunction(left), Conjunction(right)),
            _ => false,
        };

    private static IReadOnlyList<Condition> Alternatives(OrCondition any) =>
        [.. any.Parts.SelectMany(part => part is OrCondition inner ? Alternatives(inner) : [part])];

    /// <summary>Two literals differ if their values do; anything else can be the same.</summary>
    private static bool IsSame(Operand left, Operand right) =>
        left is not LiteralOperand one || right is not LiteralOperand other || $"{one}" == $"{other}";
}
