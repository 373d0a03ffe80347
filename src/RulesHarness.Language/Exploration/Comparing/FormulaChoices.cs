using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Chooses one alternative of each part that has large ones: a search makes no headway on a part of which several
/// conditions must change together.
/// </summary>
internal static class FormulaChoices
{
    private const int MaxChoices = 12;

    /// <summary>The parts that must all be true, for each choice; one choice where there are no large alternatives.</summary>
    public static IEnumerable<ImmutableArray<Formula>> Of(Formula formula)
    {
        IEnumerable<ImmutableArray<Formula>> choices =
        [
            [],
        ];
        foreach (var part in FormulaTexts.Conjuncts(formula))
        {
            var options = Options(part).ToList();
            choices = choices.SelectMany(_ => options, (chosen, option) => chosen.AddRange(option)).Take(MaxChoices);
        }

        return choices;
    }

    private static IEnumerable<ImmutableArray<Formula>> Options(Formula part) =>
        part is AnyFormula any && any.Parts.Any(one => one is AllFormula)
            ? any.Parts.SelectMany(Of)
            :
            [
                [part],
            ];
}
