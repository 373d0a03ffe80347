using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Splits a formula into alternatives that together mean the same. Parts with large alternatives are split: a search
/// makes no headway on a part of which several conditions must change together.
/// </summary>
internal static class FormulaChoices
{
    private const int MaxChoices = 16;

    /// <summary>Atoms of an alternative that make it large.</summary>
    private const int Large = 3;

    public static ImmutableArray<Formula> Of(Formula formula)
    {
        var choices = FormulaTexts.Disjuncts(formula);
        while (choices.Any(choice => LargePart(choice) is not null))
        {
            var split = choices.SelectMany(Split).Where(choice => !IsNever(choice)).ToImmutableArray();
            if (split.Length > MaxChoices)
            {
                break;
            }

            choices = split;
        }

        return choices;
    }

    private static IEnumerable<Formula> Split(Formula choice)
    {
        if (LargePart(choice) is not { } large)
        {
            return [choice];
        }

        var others = FormulaTexts.Conjuncts(choice).Where(part => !ReferenceEquals(part, large)).ToList();
        return large.Parts.Select(part => FormulaBuilder.All([.. others, part]));
    }

    private static AnyFormula? LargePart(Formula choice) =>
        FormulaTexts.Conjuncts(choice).OfType<AnyFormula>().FirstOrDefault(HasLargePart);

    private static bool HasLargePart(AnyFormula choice) => choice.Parts.Any(part => part.Atoms.Count() >= Large);

    private static bool IsNever(Formula choice) => choice is AnyFormula { Parts.IsEmpty: true };
}
