using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <content>What is worked out of fields: the fields are chosen so that it has the value that is asked for.</content>
internal sealed partial class ConditionSolver
{
    /// <summary>The value that gives another one together with what is added, taken away or multiplied by.</summary>
    private static object? Inverse(object? value, ArithmeticSign sign, object? by) =>
        (sign, value, by) switch
        {
            (ArithmeticSign.Plus, string text, string end) when text.EndsWith(end, StringComparison.Ordinal) => text[
                ..^end.Length
            ],
            (ArithmeticSign.Plus, string, _) => null,
            (ArithmeticSign.Plus, IReadOnlyList<object?> list, IReadOnlyList<object?> end) => list.TakeLast(end.Count)
                .SequenceEqual(end, FirestoreValueComparer.Instance)
                ? list.SkipLast(end.Count).ToList()
                : null,
            (ArithmeticSign.Minus, IReadOnlyList<object?> list, IReadOnlyList<object?> without) => (List<object?>)
                [.. without, .. list],
            (ArithmeticSign.DividedBy or ArithmeticSign.Remainder, _, _) => null,
            (ArithmeticSign.Plus, _, _) => Computation.Of(value, ArithmeticSign.Minus, by),
            (ArithmeticSign.Minus, _, _) => Computation.Of(value, ArithmeticSign.Plus, by),
            (_, long product, long factor) when factor > 0 && product % factor == 0 => product / factor,
            _ => null,
        };

    /// <summary>The list with all of some items; a full one gives up others.</summary>
    private static List<object?> WithAll(Field field, IEnumerable<object?> current, List<object?> listed)
    {
        var others = current.Where(item => !Comparisons.IsAmong(item, listed)).ToList();
        var room = (field.Constraints.Items?.Maximum ?? int.MaxValue) - listed.Count;
        return others.Count <= room
            ? [.. current, .. listed.Where(item => !Comparisons.IsAmong(item, current))]
            : [.. listed, .. others.Take((int)Math.Max(0, room))];
    }

    /// <summary>The numbers that give a quotient or a remainder, and their neighbours.</summary>
    private static List<object?> Dividends(ArithmeticSign sign, object? value, object? by) =>
        (sign, value, by) switch
        {
            (ArithmeticSign.DividedBy, long quotient, long divisor and not 0) => Dividends(quotient, divisor),
            (ArithmeticSign.Remainder, long rest, long divisor and > 0) =>
            [
                divisor + rest,
                rest,
                divisor + rest + 1,
                divisor + rest - 1,
            ],
            (ArithmeticSign.DividedBy, long or double, long or double) => Dividends(Fraction(value), Fraction(by)),
            _ => [],
        };

    /// <summary>The first is the one that rules lose where they don't divide by whole numbers.</summary>
    private static List<object?> Dividends(long quotient, long divisor)
    {
        var exact = Computation.Of(quotient, ArithmeticSign.Times, divisor);
        return exact is not long product
            ? []
            : [product + Math.Abs(divisor) - 1, product, product + Math.Abs(divisor), product - 1];
    }

    private static List<object?> Dividends(double quotient, double divisor) =>
        [quotient * divisor, (quotient + 1) * divisor, (quotient - 1) * divisor];

    private static double Fraction(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>The second side of a sum or product whose first is known; null where there is none.</summary>
    private static object? Ending(object? value, ArithmeticSign sign, object? start) =>
        (sign, value, start) switch
        {
            (ArithmeticSign.Plus, string text, string begin) when text.StartsWith(begin, StringComparison.Ordinal) =>
                text[begin.Length..],
            (ArithmeticSign.Plus, IReadOnlyList<object?> list, IReadOnlyList<object?> begin)
                when list.Take(begin.Count).SequenceEqual(begin, FirestoreValueComparer.Instance) => list.Skip(
                    begin.Count
                )
                .ToList(),
            (ArithmeticSign.Plus, string or IReadOnlyList<object?>, _) => null,
            (ArithmeticSign.Plus, not Timestamp, _) => Computation.Of(value, ArithmeticSign.Minus, start),
            (ArithmeticSign.Times, _, _) => Inverse(value, sign, start),
            _ => null,
        };

    /// <summary>
    /// A map whose keys are all, or none, or only those of a list; null where something else is asked.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? OfKeys(Field field, object? current, Asked asked)
    {
        if (asked.Value is not IReadOnlyList<object?> { Count: > 0 } keys || keys.Any(key => key is not string))
        {
            return null;
        }
        var map = current as IReadOnlyDictionary<string, object?> ?? FieldTree.Empty;
        return Preimages
            .Maps([.. keys.Cast<string>()], map, key => ForKey(field, key, map))
            .FirstOrDefault(each =>
                Comparisons.Holds(each, asked.Comparator, asked.Value) && FieldRules.Allows(field, each)
            );
    }

    /// <summary>A value for a key of a map that differs from the one that the stored map has for it.</summary>
    private object? ForKey(Field? field, string key, object? stored)
    {
        var before = (stored as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(key);
        if (field?.Type.Element is not { } type)
        {
            return before is true ? false : (object)true;
        }
        var item = Item(field, type);
        var made = fixtures.Whole(item);
        return Comparisons.Same(made, before) ? fixtures.AnotherItem(item, before) : made;
    }
}
