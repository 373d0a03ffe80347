namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Proves that one formula is true wherever another one is: by the texts of their parts, and by what is known where the
/// other one is true.
/// </summary>
/// <param name="isList">Whether they are about lists.</param>
internal sealed class Implication(bool isList)
{
    /// <summary>The most alternatives of the other formula that are looked at one by one.</summary>
    private const int MostAlternatives = 8;

    /// <summary>How often alternatives are taken apart inside others.</summary>
    private const int Deepest = 2;

    /// <summary>Returns true if <paramref name="formula"/> is proven to be true wherever <paramref name="given"/> is.</summary>
    public bool Holds(Formula formula, Formula given) => Holds(formula, FormulaTexts.Conjuncts(given), Deepest);

    private bool Holds(Formula formula, IReadOnlyList<Formula> given, int depth)
    {
        var texts = given.Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
        var facts = new ProvenFacts(isList);
        foreach (var atom in given.OfType<AtomFormula>())
        {
            facts.Add(atom);
        }

        return FormulaTexts
            .Conjuncts(formula)
            .All(part => IsKnown(part, texts, facts) || depth > 0 && HoldsInEach(part, given, depth));
    }

    private static bool IsKnown(Formula formula, HashSet<string> texts, ProvenFacts facts) =>
        texts.Contains(formula.Text)
        || formula switch
        {
            AtomFormula atom => facts.Implies(atom),
            AllFormula all => all.Parts.All(part => IsKnown(part, texts, facts)),
            AnyFormula any => any.Parts.Any(part => IsKnown(part, texts, facts)),
            _ => false,
        };

    // One of the alternatives is true: it holds if it does in each of them.
    private bool HoldsInEach(Formula part, IReadOnlyList<Formula> given, int depth) =>
        given
            .OfType<AnyFormula>()
            .Where(any => any.Parts.Length is > 0 and <= MostAlternatives)
            .Any(any =>
                any.Parts.All(one =>
                    Holds(part, [.. given.Where(other => other != any), .. FormulaTexts.Conjuncts(one)], depth - 1)
                )
            );
}
