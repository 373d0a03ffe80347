using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>A part of a condition that is to be true, or not to be.</summary>
internal readonly record struct Focus(Formula Part, bool IsTrue);

/// <summary>
/// Finds where two formulas differ: for each place the parts whose outcomes make the one true and the other not. Where
/// two parts differ a little, the difference inside them is meant, and not the parts as a whole.
/// </summary>
internal static class FocusFinder
{
    public static IEnumerable<ImmutableArray<Focus>> Find(Formula allows, Formula denies) =>
        (allows, denies) switch
        {
            (AnyFormula any, AnyFormula) => Alternatives(any, denies),
            (AnyFormula any, _) => Alternatives(any, denies),
            (_, AllFormula all) => Requirements(allows, all),
            (_, AnyFormula any) => Nearest(allows, any.Parts) is { } near
                ? Find(allows, near)
                :
                [
                    [new Focus(any, IsTrue: false)],
                ],
            _ =>
            [
                [new Focus(denies, IsTrue: false)],
            ],
        };

    // One that only the allowing side has, and what denies it there where there is one like it.
    private static IEnumerable<ImmutableArray<Focus>> Alternatives(AnyFormula allows, Formula denies)
    {
        var known = Texts(FormulaTexts.Disjuncts(denies));
        foreach (var part in allows.Parts.Where(part => !known.Contains(part.Text)))
        {
            var own = new Focus(part, IsTrue: true);
            foreach (var rest in Find(part, denies))
            {
                yield return rest.Insert(0, own);
            }
        }
    }

    // Each one that only the denying side has.
    private static IEnumerable<ImmutableArray<Focus>> Requirements(Formula allows, AllFormula denies)
    {
        var own = FormulaTexts.Conjuncts(allows);
        var known = Texts(own);
        var others = Texts(denies.Parts);
        var unmatched = own.Where(part => !others.Contains(part.Text)).ToImmutableArray();
        foreach (var part in denies.Parts.Where(part => !known.Contains(part.Text)))
        {
            if (Nearest(part, unmatched) is { } near)
            {
                foreach (var found in Find(near, part))
                {
                    yield return found;
                }
            }

            if (part is not AtomFormula)
            {
                foreach (var atom in part.Atoms.Where(atom => !known.Contains(atom.Text)))
                {
                    yield return [new Focus(atom, IsTrue: false), new Focus(part, IsTrue: false)];
                }
            }

            yield return [new Focus(part, IsTrue: false)];
        }
    }

    private static Formula? Nearest(Formula part, ImmutableArray<Formula> others)
    {
        var nearest = others.MaxBy(other => FormulaTexts.Shared(part, other));
        return nearest is not null && FormulaTexts.Shared(part, nearest) > 0 ? nearest : null;
    }

    private static HashSet<string> Texts(ImmutableArray<Formula> parts) =>
        parts.Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
}
