using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// A comparison with a claim of the caller, who is on the left side, or with the uid if no claim is compared.
/// </summary>
internal sealed record CallerComparison(Operand Caller, Comparator Comparator, Operand Other)
{
    public Comparison Comparison => new(Caller, Comparator, Other);

    /// <summary>Whether the other side is the same for every request.</summary>
    public bool IsConstant => EvaluationScope.IsConstant(Other);

    /// <summary>
    /// The comparison with the caller on the left; null for one that is not about the caller, or that can't be turned
    /// round.
    /// </summary>
    public static CallerComparison? Of(Comparison comparison)
    {
        if (comparison.Left is TokenOperand || comparison is { Left: UidOperand, Right: not TokenOperand })
        {
            return new CallerComparison(comparison.Left, comparison.Comparator, comparison.Right);
        }
        return comparison.Right is TokenOperand or UidOperand && Turned(comparison.Comparator) is { } turned
            ? new CallerComparison(comparison.Right, turned, comparison.Left)
            : null;
    }

    /// <summary>The comparator with the sides exchanged; null where that can't be said.</summary>
    public static Comparator? Turned(Comparator comparator) =>
        comparator switch
        {
            Comparator.HasAny or Comparator.HasNone => comparator,
            _ => comparator.Mirrored(),
        };
}
