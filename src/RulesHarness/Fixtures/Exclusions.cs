using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>The values that comparisons exclude.</summary>
internal static class Exclusions
{
    /// <summary>
    /// The comparisons, each inequality with all the values that others exclude for the same operand: to be another
    /// value than one of them may be to be the next.
    /// </summary>
    public static IReadOnlyList<Comparison> Joined(IReadOnlyList<Comparison> comparisons) =>
        comparisons.Count(IsExclusion) < 2
            ? comparisons
            :
            [
                .. comparisons.Select(comparison =>
                    IsExclusion(comparison) ? Joined(comparison, comparisons) : comparison
                ),
            ];

    private static Comparison Joined(Comparison exclusion, IReadOnlyList<Comparison> all)
    {
        var excluded = all.Where(other => other.Left == exclusion.Left && IsExclusion(other)).ToList();
        return excluded.Count < 2
            ? exclusion
            : new Comparison(
                exclusion.Left,
                Comparator.NotIn,
                new ListOperand([.. excluded.Select(other => other.Right)])
            );
    }

    private static bool IsExclusion(Comparison comparison) =>
        comparison is { Comparator: Comparator.NotEqual, Right: LiteralOperand { Value: not null } };
}
