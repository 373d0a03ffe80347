using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>The keys of a stored map that an update is to add, change or remove.</summary>
internal static class ChangedKeys
{
    /// <summary>
    /// What must be stored before an update of which a key is asked for: only a key that is there can be removed.
    /// </summary>
    public static IEnumerable<Comparison> OfStored(IReadOnlyList<Comparison> asked) =>
        (from each in asked from before in Before(each, asked) where !asked.Contains(before) select before).Distinct();

    private static IEnumerable<Comparison> Before(Comparison comparison, IReadOnlyList<Comparison> asked)
    {
        var keys = comparison.Left is SizeOperand size ? KeysOf(size, comparison, asked) : KeysOf(comparison, asked);
        return
            Change(comparison) is { With: FieldOperand { IsNew: false } before, Derivation: var of }
            && IsThereBefore(of) is { } isThere
            ? keys.Take(1).Select(key => new Comparison(before, isThere ? Comparator.Has : Comparator.HasNot, key))
            : [];
    }

    private static DerivedOperand? Change(Comparison comparison) =>
        (comparison.Left is SizeOperand size ? size.Of : comparison.Left) as DerivedOperand;

    private static bool? IsThereBefore(Derivation derivation) =>
        derivation switch
        {
            Derivation.RemovedKeys or Derivation.ChangedKeys => true,
            Derivation.AddedKeys => false,
            _ => null,
        };

    /// <summary>The keys that are to be among those of a change: <c>has only</c> is true of none, too.</summary>
    private static IEnumerable<Operand> KeysOf(Comparison comparison, IReadOnlyList<Comparison> asked) =>
        comparison.Comparator switch
        {
            Comparator.Has => [comparison.Right],
            Comparator.HasAll or Comparator.HasAny or Comparator.Equal => Items(comparison.Right),
            Comparator.HasOnly when !asked.Any(each => IsOfKeysOf(each, Change(comparison)?.With)) => Items(
                comparison.Right
            ),
            _ => [],
        };

    /// <summary>The only keys that may be affected, where there is to be one of the change.</summary>
    private static IEnumerable<Operand> KeysOf(
        SizeOperand size,
        Comparison comparison,
        IReadOnlyList<Comparison> asked
    ) =>
        comparison is { Comparator: Comparator.Equal, Right: LiteralOperand { Value: long and > 0 } }
        && size.Of is DerivedOperand change
            ? from each in asked
            where IsOnlyOf(each, change)
            from key in Items(each.Right)
            select key
            : [];

    private static bool IsOnlyOf(Comparison comparison, DerivedOperand change) =>
        comparison is { Left: DerivedOperand only, Comparator: Comparator.HasOnly }
        && (only == change || only == change with { Derivation = Derivation.AffectedKeys });

    private static IEnumerable<Operand> Items(Operand operand) => operand is ListOperand list ? list.Items : [];

    private static bool IsOfKeysOf(Comparison comparison, Operand? map) =>
        comparison.Left == map && comparison.Comparator is Comparator.Has or Comparator.HasNot;
}
