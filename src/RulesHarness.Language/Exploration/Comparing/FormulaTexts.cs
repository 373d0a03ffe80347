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

    /// <summary>
    /// Returns true if every conjunct of <paramref name="less"/> is one of <paramref name="more"/>, or is implied by
    /// one: then it is true whenever <paramref name="more"/> is.
    /// </summary>
    public static bool IsPartOf(Formula less, Formula more)
    {
        var known = Conjuncts(more).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
        return Conjuncts(less)
            .All(part => known.Contains(part.Text) || Disjuncts(part).Any(one => known.Contains(one.Text)));
    }

    /// <summary>The number of atoms that two formulas share.</summary>
    public static int Shared(Formula one, Formula other)
    {
        var known = one.Atoms.Select(atom => atom.Text).ToHashSet(StringComparer.Ordinal);
        return other.Atoms.Count(atom => known.Contains(atom.Text));
    }
}
