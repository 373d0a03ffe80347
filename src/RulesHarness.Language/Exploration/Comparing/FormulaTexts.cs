using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>Compares formulas by the texts of their parts.</summary>
internal static class FormulaTexts
{
    /// <summary>The parts that must all be true.</summary>
    public static ImmutableArray<Formula> Conjuncts(Formula formula) =>
        formula is AllFormula all ? all.Parts : [formula];

    /// <summary>The parts of which one must be true.</summary>
    public static ImmutableArray<Formula> Disjuncts(Formula formula) =>
        formula is AnyFormula any ? any.Parts : [formula];

    /// <summary>The texts of the parts that must all be true.</summary>
    public static HashSet<string> Of(Formula formula) =>
        Conjuncts(formula).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns true if a formula is true whenever all formulas of some texts are.</summary>
    public static bool IsImplied(Formula formula, IReadOnlySet<string> known) =>
        known.Contains(formula.Text)
        || formula switch
        {
            AllFormula all => all.Parts.All(part => IsImplied(part, known)),
            AnyFormula any => any.Parts.Any(part => IsImplied(part, known)),
            _ => false,
        };

    /// <summary>
    /// The rest of a formula that is to be true where all formulas of some texts are true: the conjuncts that they do
    /// not imply, and of alternatives what is left of each.
    /// </summary>
    public static ImmutableArray<Formula> Residual(Formula formula, IReadOnlySet<string> known) =>
        [.. Conjuncts(formula).Where(part => !IsImplied(part, known))];

    /// <summary>The number of atoms that two formulas share.</summary>
    public static int Shared(Formula one, Formula other)
    {
        var known = one.Atoms.Select(atom => atom.Text).ToHashSet(StringComparer.Ordinal);
        return other.Atoms.Count(atom => known.Contains(atom.Text));
    }
}
