using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures;

/// <summary>
/// The value of a field for which an order just holds: the last one before the rule would say something else.
/// </summary>
internal static class Boundary
{
    public static bool IsOrder(Comparator comparator) =>
        comparator is Comparator.Less or Comparator.LessOrEqual or Comparator.Greater or Comparator.GreaterOrEqual;

    /// <summary>
    /// The nearest value that the field may have and that stands in that order to <paramref name="value"/>; null when
    /// none is found. A time that moves on keeps a <paramref name="margin"/>.
    /// </summary>
    public static object? Of(Field field, Comparator comparator, object? value, TimeSpan? margin)
    {
        var above = comparator is Comparator.Greater or Comparator.GreaterOrEqual;
        if (margin is { } apart && value is Timestamp now)
        {
            var seconds = (long)apart.TotalSeconds;
            return new Timestamp(now.Seconds + (above ? seconds : -seconds), now.Nanoseconds);
        }
        var itself = FieldRules.Typed(field, value);
        var includes = comparator is Comparator.LessOrEqual or Comparator.GreaterOrEqual;
        return includes && FieldRules.Allows(field, itself)
            ? itself
            : Beyond(field, value, above).FirstOrDefault(near => FieldRules.Allows(field, near));
    }

    private static IEnumerable<object?> Beyond(Field field, object? value, bool above) =>
        value switch
        {
            Timestamp time => [Moved(time, above ? 1 : -1)],
            long or double when IsWhole(field.Type) =>
            [
                Whole(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), above),
            ],
            long whole => [Next(whole, above)],
            double number => [Next(number, above)],
            string text when above => [text + "a", .. Neighbour(text, 1)],
            string text => [.. text.Length > 0 ? [text[..^1]] : Array.Empty<string>(), .. Neighbour(text, -1)],
            _ => [],
        };

    private static bool IsWhole(FieldType type) =>
        type.Kind == TypeKind.Int || type.Kind == TypeKind.Union && type.Members.Any(IsWhole);

    private static long Whole(double number, bool above) =>
        above ? (long)Math.Floor(number) + 1 : (long)Math.Ceiling(number) - 1;

    private static double Next(double number, bool above) =>
        above ? Math.BitIncrement(number) : Math.BitDecrement(number);

    /// <summary>Firestore keeps microseconds.</summary>
    private static Timestamp Moved(Timestamp time, int microseconds) =>
        Timestamp.FromDateTimeOffset(time.ToDateTimeOffset().AddMicroseconds(microseconds));

    private static IEnumerable<string> Neighbour(string text, int by)
    {
        if (text.Length > 0 && char.IsAsciiLetterOrDigit((char)(text[^1] + by)))
        {
            yield return text[..^1] + (char)(text[^1] + by);
        }
    }
}
