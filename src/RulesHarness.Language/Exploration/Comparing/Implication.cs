namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Proves that one formula is true wherever another one is: by the texts of their parts, and by what is known where the
/// other one is true.
/// </summary>
internal static class Implication
{
    /// <summary>
    /// Returns true if <paramref name="formula"/> is proven to be true wherever <paramref name="given"/> is.
    /// </summary>
    /// <param name="formula">What is to be proven.</param>
    /// <param name="given">What is true. Its alternatives are not taken apart.</param>
    /// <param name="isList">Whether both are about lists.</param>
    public static bool Holds(Formula formula, Formula given, bool isList)
    {
        var texts = FormulaTexts.Of(given);
        var facts = new ProvenFacts(isList);
        foreach (var atom in FormulaTexts.Conjuncts(given).OfType<AtomFormula>())
        {
            facts.Add(atom);
        }

        return Holds(formula, texts, facts);
    }

    private static bool Holds(Formula formula, HashSet<string> texts, ProvenFacts facts) =>
        texts.Contains(formula.Text)
        || formula switch
        {
            AtomFormula atom => facts.Implies(atom),
            AllFormula all => all.Parts.All(part => Holds(part, texts, facts)),
            AnyFormula any => any.Parts.Any(part => Holds(part, texts, facts)),
            _ => false,
        };
}
