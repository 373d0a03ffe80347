using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Turns what is asked of something worked out of a claim, as in <c>part 2 of token.email at "@" == domain</c>, into
/// the claim's value.
/// </summary>
internal static class DerivedClaims
{
    /// <summary>
    /// The comparison of the claim itself; the one given where it is about no such claim, holds already, or is left to
    /// the document, because the caller has the claim.
    /// </summary>
    public static Comparison Plain(Comparison comparison, EvaluationScope about, bool isFixed)
    {
        var turned = comparison.Left is DerivedOperand ? comparison : comparison.Mirrored();
        if (
            turned is not { Left: DerivedOperand { Of: TokenOperand claim } derived, Right: var right }
            || about.Evaluate(comparison) == true
            || !about.TryGetValue(right, out var value)
            || about.TryGetValue(claim, out var current) && current is not null && right is FieldOperand && !isFixed
        )
        {
            return comparison;
        }
        about.TryGetValue(derived.With ?? new LiteralOperand(null), out var with);
        var found = Preimages
            .Of(derived, turned.Comparator, value, current, with, _ => true)
            .Where(input => Comparisons.Holds(Derivations.Of(derived, input, with), turned.Comparator, value))
            .Take(1)
            .ToList();
        return found is [var input] ? new Comparison(claim, Comparator.Equal, new LiteralOperand(input)) : comparison;
    }
}
