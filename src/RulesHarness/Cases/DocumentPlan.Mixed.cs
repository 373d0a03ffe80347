using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Alternatives of a condition that are mixed.</content>
internal sealed partial class DocumentPlan
{
    /// <summary>The mixtures of one alternative with others that are tried.</summary>
    private const int MostMixed = 8;

    /// <summary>
    /// Adds requests that have a part of another alternative in place of one of this one. For
    /// <c>author == uid and about == client or author == client and about == uid</c>, rules may forget that the parts
    /// belong together.
    /// </summary>
    private void AddMixed(PermissionCell cell, Permission sentence, IReadOnlyList<Comparison> disjunct)
    {
        if (ConditionTransform.Count(sentence.Condition) > MostMixed)
        {
            return;
        }
        var mixed =
            from other in ConditionTransform.Disjuncts(sentence.Condition)
            let ofOther = other.Except(disjunct).ToList()
            from part in disjunct.Except(other)
            where IsOfTwo(part)
            from instead in ofOther
            where IsOfTwo(instead) && Sides(instead).Intersect(Sides(part)).Any()
            select (part, instead);
        foreach (var (part, instead) in mixed.Distinct().Take(MostMixed))
        {
            var broken = ConditionTransform.Negate(part);
            var comparisons = disjunct.Select(each => each == part ? broken : each).Append(instead);
            AddOptional(cell, sentence, [.. comparisons], $"{broken} and {instead}", CaseGoal.Denied);
        }
    }

    private static IEnumerable<Operand> Sides(Comparison comparison) => [comparison.Left, comparison.Right];

    /// <summary>
    /// Whether a comparison asks that two values of the request or of documents are equal, and has no literal.
    /// </summary>
    private static bool IsOfTwo(Comparison comparison) =>
        comparison.Comparator == Comparator.Equal
        && !Sides(comparison).Any(side => side is LiteralOperand or ListOperand);
}
