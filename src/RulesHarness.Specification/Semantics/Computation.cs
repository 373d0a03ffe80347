using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Works out what operands make of the values inside them, as rules do. What rules can't work out is <see
/// cref="NoValue"/>.
/// </summary>
public static class Computation
{
    /// <summary>The sum, difference or product of two values.</summary>
    public static object Of(object? left, ArithmeticSign sign, object? right) =>
        (left, right) switch
        {
            (long one, long other) => Whole(one, sign, other),
            (long or double, long or double) => Fraction(Number(left), sign, Number(right)),
            (string one, string other) when sign == ArithmeticSign.Plus => one + other,
            (IReadOnlyList<object?> one, IReadOnlyList<object?> other) => Of(one, sign, other),
            (long count, TimeSpan each) when sign == ArithmeticSign.Times => Multiplied(each, count),
            (Timestamp time, TimeSpan by) when sign == ArithmeticSign.Plus => Moved(time, by),
            (TimeSpan by, Timestamp time) when sign == ArithmeticSign.Plus => Moved(time, by),
            (Timestamp time, TimeSpan by) when sign == ArithmeticSign.Minus => Moved(time, -by),
            _ => NoValue.Instance,
        };

    /// <summary>The number of items, keys or characters.</summary>
    public static object SizeOf(object? value) =>
        value switch
        {
            string text => (long)text.Length,
            IReadOnlyDictionary<string, object?> map => (long)map.Count,
            IReadOnlyCollection<object?> items => (long)items.Count,
            _ => NoValue.Instance,
        };

    /// <summary>The item of a list, or the value of a key.</summary>
    public static object? Element(object? of, object? key) =>
        (of, key) switch
        {
            (IReadOnlyDictionary<string, object?> map, string name) when map.TryGetValue(name, out var value) => value,
            (IReadOnlyList<object?> items, long at) when at >= 0 && at < items.Count => items[(int)at],
            _ => NoValue.Instance,
        };

    private static object Of(IReadOnlyList<object?> left, ArithmeticSign sign, IReadOnlyList<object?> right) =>
        sign switch
        {
            ArithmeticSign.Plus => (List<object?>)[.. left, .. right],
            ArithmeticSign.Minus => left.Where(item => !Comparisons.IsAmong(item, right)).ToList(),
            _ => NoValue.Instance,
        };

    private static object Whole(long left, ArithmeticSign sign, long right)
    {
        try
        {
            return sign switch
            {
                ArithmeticSign.Plus => checked(left + right),
                ArithmeticSign.Minus => checked(left - right),
                ArithmeticSign.Times => checked(left * right),
                ArithmeticSign.DividedBy => left / right,
                _ => left % right,
            };
        }
        catch (ArithmeticException)
        {
            return NoValue.Instance;
        }
    }

    private static double Fraction(double left, ArithmeticSign sign, double right) =>
        sign switch
        {
            ArithmeticSign.Plus => left + right,
            ArithmeticSign.Minus => left - right,
            ArithmeticSign.Times => left * right,
            ArithmeticSign.DividedBy => left / right,
            _ => left % right,
        };

    private static double Number(object? value) =>
        Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static object Multiplied(TimeSpan each, long count)
    {
        try
        {
            return new TimeSpan(checked(each.Ticks * count));
        }
        catch (OverflowException)
        {
            return NoValue.Instance;
        }
    }

    private static object Moved(Timestamp time, TimeSpan by)
    {
        try
        {
            return Timestamp.FromDateTimeOffset(time.ToDateTimeOffset() + by);
        }
        catch (ArgumentOutOfRangeException)
        {
            return NoValue.Instance;
        }
    }
}
