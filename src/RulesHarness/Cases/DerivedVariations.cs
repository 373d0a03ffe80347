using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The values that a comparison with something computed allows, and those that just miss it: of sums of texts and
/// lists, remainders, changed keys, and what is worked out of a value.
/// </summary>
internal static class DerivedVariations
{
    private const string Other = "-not";

    /// <summary>Each is a case of its own.</summary>
    private const int MostDivisors = 6;

    private static readonly Derivation[] Changes =
    [
        Derivation.AddedKeys,
        Derivation.ChangedKeys,
        Derivation.RemovedKeys,
    ];

    /// <summary>The ways to just miss a comparison.</summary>
    public static IEnumerable<IReadOnlyList<Comparison>> Near(Comparison comparison) =>
        OfOrder(comparison)
            .Concat(OfSum(comparison))
            .Concat(OfRemainder(comparison))
            .Select(near => (IReadOnlyList<Comparison>)[near])
            .Concat(OfOtherKeys(comparison))
            .Concat(OfForbiddenKeys(comparison))
            .Concat(OfOtherChange(comparison));

    /// <summary>
    /// The ways in which a comparison holds beside the first: other claims, and a key that is added, changed or
    /// removed.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="fieldOf">Gives a field of the requested document by its path.</param>
    public static IEnumerable<IReadOnlyList<Comparison>> Allowed(Comparison comparison, Func<string, Field?> fieldOf)
    {
        foreach (var number in AtRemainder(comparison))
        {
            yield return [number, comparison];
        }
        Operand[] sides = [comparison.Left, comparison.Right];
        foreach (var side in sides)
        {
            if (AtFullList(side, fieldOf) is { } full)
            {
                yield return [full, comparison];
            }
        }
        // A list that is far from full meets a limit by chance.
        if (SizeLimit.Of(comparison) is { Comparator: Comparator.LessOrEqual })
        {
            yield return [comparison with { Comparator = Comparator.Equal }];
        }
        foreach (var side in sides)
        {
            if (OtherClaim(side) is { } claim)
            {
                yield return [claim, comparison];
            }
        }
        foreach (var change in IsOfOneKey(comparison) ? OfEachChange(comparison) : [])
        {
            yield return change;
        }
    }

    /// <summary>The least number with the remainder, and the next.</summary>
    private static IEnumerable<Comparison> AtRemainder(Comparison comparison) =>
        RemainderOf(comparison) is var (of, divisor, remainder)
            ?
            [
                new Comparison(of, Comparator.Equal, new LiteralOperand(remainder)),
                new Comparison(of, Comparator.Equal, new LiteralOperand(divisor + remainder)),
            ]
            : [];

    /// <summary>
    /// The stored list has as many items as it may have, before some are removed or after some are added; null where
    /// there is no such list.
    /// </summary>
    private static Comparison? AtFullList(Operand side, Func<string, Field?> fieldOf)
    {
        if (
            side is not ArithmeticOperand { Left: FieldOperand { IsNew: false } stored, Right: ListOperand items } sum
            || fieldOf(stored.Path)?.Constraints.Items?.Maximum is not { } most
        )
        {
            return null;
        }
        var size = (long)most - (sum.Sign == ArithmeticSign.Plus ? items.Items.Count : 0);
        return new Comparison(new SizeOperand(stored), Comparator.Equal, new LiteralOperand(size));
    }

    /// <summary>A claim that differs from what is worked out of it; null where none is.</summary>
    private static Comparison? OtherClaim(Operand side) =>
        side is DerivedOperand { Of: TokenOperand token } derived && OfClaim(derived.Derivation) is { } value
            ? new Comparison(token, Comparator.Equal, new LiteralOperand(value))
            : null;

    /// <summary>The one key that may change: added, changed and removed.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> OfEachChange(Comparison comparison)
    {
        if (comparison is not { Left: DerivedOperand { With: { } before } change })
        {
            yield break;
        }
        var key = Items(comparison.Right)[0];
        foreach (var kind in ChangesOf(change))
        {
            var isThere = kind == Derivation.AddedKeys ? Comparator.HasNot : Comparator.Has;
            yield return
            [
                new Comparison(before, isThere, key),
                new Comparison(change with { Derivation = kind }, Comparator.Equal, new ListOperand([key])),
            ];
        }
    }

    /// <summary>The kinds of change that the keys of a change are of.</summary>
    private static IEnumerable<Derivation> ChangesOf(DerivedOperand change) =>
        Changes.Where(kind => change.Derivation is Derivation.AffectedKeys || kind == change.Derivation);

    private static bool IsOfOneKey(Comparison comparison) =>
        comparison.Left is DerivedOperand change
        && change.Derivation.IsOfChange()
        && Items(comparison.Right).Count > 0
        && comparison.Comparator is Comparator.Has or Comparator.HasOnly or Comparator.HasAny or Comparator.HasAll;

    private static IReadOnlyList<Operand> Items(Operand operand) =>
        operand is ListOperand list ? list.Items : [operand];

    private static object? OfClaim(Derivation derivation) =>
        derivation switch
        {
            Derivation.LowerCase => "Ann.Lee@Example.com",
            Derivation.UpperCase => "ann.lee@example.com",
            Derivation.Trimmed => " ann ",
            _ => null,
        };

    /// <summary>To be above and below what was to be equal.</summary>
    private static IEnumerable<Comparison> OfOrder(Comparison comparison) =>
        comparison.Comparator == Comparator.Equal && (IsOrdered(comparison.Left) || IsOrdered(comparison.Right))
            ? [comparison with { Comparator = Comparator.Greater }, comparison with { Comparator = Comparator.Less }]
            : [];

    private static bool IsOrdered(Operand operand) =>
        operand is DerivedOperand derived && !derived.Derivation.IsOfChange() && derived.Derivation != Derivation.Keys
        || operand is SizeOperand { Of: DerivedOperand };

    /// <summary>
    /// A text or a list that is put together, with one of its parts another, missing, or in another place.
    /// </summary>
    private static IEnumerable<Comparison> OfSum(Comparison comparison)
    {
        if (comparison.Comparator != Comparator.Equal)
        {
            return [];
        }
        var ofRight = Sums(comparison.Right).Select(sum => comparison with { Right = sum });
        return ofRight.Concat(Sums(comparison.Left).Select(sum => comparison with { Left = sum }));
    }

    private static IEnumerable<Operand> Sums(Operand operand)
    {
        var parts = Parts(operand);
        // A list by itself is put together only beside one that is computed.
        if (parts.Exists(part => part is ListOperand))
        {
            return OfList(operand, parts);
        }
        return parts.Count > 1 && parts.Exists(IsText) ? WithOtherPart(parts) : [];
    }

    private static IEnumerable<Operand> WithOtherPart(List<Operand> parts) =>
        from part in parts.Index()
        from other in OfPart(part.Item)
        select Joined(parts, part.Index, other);

    private static IEnumerable<Operand> OfPart(Operand part) =>
        part is LiteralOperand { Value: string text }
            ? [new LiteralOperand(text == "-" ? "_" : "-"), new LiteralOperand("")]
            : [Sum(part, new LiteralOperand(Other)), new LiteralOperand("x")];

    private static IEnumerable<Operand> OfList(Operand operand, List<Operand> parts)
    {
        yield return Sum(operand, new ListOperand([new LiteralOperand(Other)]));
        foreach (var (at, list) in parts.Index())
        {
            if (list is not ListOperand { Items: [var first, ..] items })
            {
                continue;
            }
            IReadOnlyList<Operand> others = [Sum(first, new LiteralOperand(Other)), .. items.Skip(1)];
            yield return Joined(parts, at, new ListOperand(others));
            if (parts.Count > 1)
            {
                yield return Joined(parts, at, new ListOperand([]));
                yield return list;
                yield return parts.AsEnumerable().Reverse().Aggregate(Sum);
            }
        }
    }

    private static Operand Joined(List<Operand> parts, int at, Operand other) =>
        parts.Select((part, place) => place == at ? other : part).Aggregate(Sum);

    private static Operand Sum(Operand left, Operand right) => new ArithmeticOperand(left, ArithmeticSign.Plus, right);

    private static bool IsText(Operand operand) => operand is LiteralOperand { Value: string };

    /// <summary>The parts of a sum, in their order.</summary>
    private static List<Operand> Parts(Operand operand) =>
        operand is ArithmeticOperand { Sign: ArithmeticSign.Plus } sum ? [.. Parts(sum.Left), sum.Right] : [operand];

    /// <summary>Numbers with the same remainder for a divisor of the right one.</summary>
    private static IEnumerable<Comparison> OfRemainder(Comparison comparison) =>
        RemainderOf(comparison) is var (of, divisor, remainder)
            ? Enumerable
                .Range(1, (int)Math.Min(divisor - 1, 1_000))
                .Where(each => divisor % each == 0)
                .TakeLast(MostDivisors)
                .Select(each => new Comparison(of, Comparator.Equal, new LiteralOperand(divisor + remainder + each)))
            : [];

    /// <summary>The parts of <c>count % 15 == 0</c>; null for any other comparison.</summary>
    private static (Operand Of, long Divisor, long Remainder)? RemainderOf(Comparison comparison) =>
        comparison
            is {
                Comparator: Comparator.Equal,
                Left: ArithmeticOperand
                {
                    Sign: ArithmeticSign.Remainder,
                    Right: LiteralOperand { Value: long and > 1 and var divisor }
                } rest,
                Right: LiteralOperand { Value: long remainder }
            }
            ? (rest.Left, divisor, remainder)
            : null;

    /// <summary>As many keys that are changed in another way: a member is changed where one is to be added.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> OfOtherChange(Comparison comparison)
    {
        if (
            comparison
                is not {
                    Left: SizeOperand { Of: DerivedOperand { With: not null } change } size,
                    Right: LiteralOperand { Value: long and > 0 } count,
                    Comparator: Comparator.Equal
                }
            || !Changes.Contains(change.Derivation)
        )
        {
            return [];
        }
        var isNone = new Comparison(size, Comparator.Equal, new LiteralOperand(0L));
        return Changes
            .Where(kind => kind != change.Derivation)
            .Select(kind => new SizeOperand(change with { Derivation = kind }))
            .Select(other => (IReadOnlyList<Comparison>)[isNone, new Comparison(other, Comparator.Equal, count)]);
    }

    /// <summary>Another key beside the one that may change: added, changed or removed.</summary>
    private static IEnumerable<IReadOnlyList<Comparison>> OfOtherKeys(Comparison comparison)
    {
        if (
            comparison is not { Comparator: Comparator.HasOnly, Left: DerivedOperand change, Right: ListOperand list }
            || !IsOfOneKey(comparison)
        )
        {
            yield break;
        }
        var other = Sum(list.Items[0], new LiteralOperand(Other));
        var both = new Comparison(change, Comparator.HasAll, new ListOperand([list.Items[0], other]));
        yield return change.Derivation is Derivation.RemovedKeys or Derivation.ChangedKeys
            ?
            [
                new Comparison(change.With!, Comparator.Has, list.Items[0]),
                new Comparison(change.With!, Comparator.Has, other),
                both,
            ]
            : [both];
        foreach (var kind in ChangesOf(change))
        {
            var before = kind == Derivation.AddedKeys ? Comparator.HasNot : Comparator.Has;
            yield return
            [
                new Comparison(change.With!, before, other),
                new Comparison(change with { Derivation = kind }, Comparator.Equal, new ListOperand([other])),
            ];
        }
    }

    /// <summary>
    /// The key that must not change, beside one that is added: by itself another sentence may let it change. One that
    /// must not be affected is added, changed and removed.
    /// </summary>
    private static IEnumerable<IReadOnlyList<Comparison>> OfForbiddenKeys(Comparison comparison)
    {
        if (comparison is not { Comparator: Comparator.HasNot, Left: DerivedOperand change })
        {
            yield break;
        }
        if (change.Derivation is Derivation.RemovedKeys or Derivation.ChangedKeys)
        {
            var added = new SizeOperand(change with { Derivation = Derivation.AddedKeys });
            yield return
            [
                new Comparison(change.With!, Comparator.Has, comparison.Right),
                ConditionTransform.Negate(comparison),
                new Comparison(added, Comparator.Greater, new LiteralOperand(0L)),
            ];
        }
        foreach (var kind in change.Derivation == Derivation.AffectedKeys ? Changes : [])
        {
            var before = kind == Derivation.AddedKeys ? Comparator.HasNot : Comparator.Has;
            yield return
            [
                new Comparison(change.With!, before, comparison.Right),
                new Comparison(change with { Derivation = kind }, Comparator.Has, comparison.Right),
            ];
        }
    }
}
