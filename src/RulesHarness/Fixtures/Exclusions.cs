using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>What a value must not be, where several comparisons say that of one operand.</summary>
internal static class Exclusions
{
    /// <summary>
    /// An inequality with all the values that others exclude for the same operand: to be another value than one of them
    /// may be to be the next. Any other comparison is as it was.
    /// </summary>
    public static Comparison Joined(Comparison comparison, IReadOnlyList<Comparison> all)
    {
        if (!IsExclusion(comparison))
        {
            return comparison;
        }
        var excluded = all.Where(other => other.Left == comparison.Left && IsExclusion(other))
            .Select(other => other.Right)
            .ToList();
        return excluded.Count < 2
            ? comparison
            : new Comparison(comparison.Left, Comparator.NotIn, new ListOperand(excluded));
    }

    private static bool IsExclusion(Comparison comparison) =>
        comparison is { Comparator: Comparator.NotEqual, Right: LiteralOperand { Value: not null } };
}
