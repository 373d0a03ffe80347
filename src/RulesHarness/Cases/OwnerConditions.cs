using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Tells what every owner meets: conditions that say no more than that the caller owns the document.</summary>
internal static class OwnerConditions
{
    /// <summary>
    /// Whether a condition holds for every owner of a document: <c>ownerId == uid or open == true</c>.
    /// </summary>
    public static bool Implies(Ownership? owner, string? idName, Condition? condition) =>
        condition switch
        {
            Comparison comparison => owner is not null && Implies(owner, idName, comparison),
            AndCondition and => and.Parts.All(part => Implies(owner, idName, part)),
            OrCondition or => or.Parts.Any(part => Implies(owner, idName, part)),
            _ => false,
        };

    private static bool Implies(Ownership owner, string? idName, Comparison comparison)
    {
        if (CallerComparison.Of(comparison) is not { Caller: UidOperand, Comparator: Comparator.Equal } asked)
        {
            return false;
        }
        return asked.Other switch
        {
            FieldOperand { IsNew: false } field => field.Path == owner.Field,
            PathIdOperand id => owner.ByDocumentId && (id.Name == PathIds.Own || id.Name == idName),
            _ => false,
        };
    }
}
