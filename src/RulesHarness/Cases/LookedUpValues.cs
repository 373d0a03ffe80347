using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Updates whose new fields are chosen after what is looked up. As a rule the other document is made for the new one;
/// its schema may not allow that, where a map of the new document allows anything.
/// </summary>
internal sealed class LookedUpValues(CaseDraft draft, LookUpPlacer lookUps)
{
    /// <summary>
    /// The scenario with the documents that new fields are compared with, and the requirements with their values; null
    /// where no new field is compared with one, or where they can't be there.
    /// </summary>
    public (Scenario Scenario, ScenarioRequirements Wanted)? Of(Scenario scenario, ScenarioRequirements wanted)
    {
        var compared = wanted.OfNew.Where(IsWithLookUp).ToList();
        var paths = compared.SelectMany(LookUpPlacer.ComparedBy).Distinct().ToList();
        if (paths.Count == 0 || paths.Exists(IsOfNew))
        {
            return null;
        }
        var there = paths.Select(path => new Comparison(
            new ExistsOperand(path),
            Comparator.Equal,
            new LiteralOperand(true)
        ));
        if (lookUps.Place(scenario, [.. there]) is not { } placed)
        {
            return null;
        }
        var scope = draft.Oracle.Scope(placed.Attempt);
        return (placed, wanted with { OfNew = [.. wanted.OfNew.Select(WithValues)] });

        Comparison WithValues(Comparison comparison) =>
            compared.Contains(comparison) ? LookUpPlacer.WithValues(comparison, scope) : comparison;
    }

    private static bool IsWithLookUp(Comparison comparison)
    {
        var compared = ConditionTransform.Compared(comparison).ToList();
        return compared.OfType<LookUpOperand>().Any(lookUp => !lookUp.IsAfter) && compared.Exists(IsNew);
    }

    private static bool IsNew(Operand operand) => operand is FieldOperand { IsNew: true };

    private static bool IsOfNew(DocumentPath path) => path.Parts.SelectMany(ConditionTransform.Inside).Any(IsNew);
}
