using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Turns what is asked of a map in a claim by a key, as in <c>token.roles[{orgId}]</c>, into a claim's whole path, once
/// the key is known.
/// </summary>
internal static class ClaimPaths
{
    public static Comparison Bound(Comparison comparison, EvaluationScope about) =>
        comparison with
        {
            Left = Bound(comparison.Left, about),
            Right = Bound(comparison.Right, about),
        };

    private static Operand Bound(Operand operand, EvaluationScope about)
    {
        if (operand is not ElementOperand element)
        {
            return operand;
        }
        return
            Bound(element.Of, about) is TokenOperand token
            && about.TryGetValue(element.Key, out var key)
            && key is string name
            ? new TokenOperand($"{token.Claim}.{FieldTree.Path(name)}")
            : operand;
    }
}
