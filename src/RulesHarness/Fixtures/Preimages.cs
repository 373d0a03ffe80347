using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// Values of which a derivation makes a certain value, or one beside it. The first are those that rules without the
/// derivation decide otherwise: <c>Abc</c> for the lower case <c>abc</c>. Not all of them do: who asks tries them.
/// </summary>
internal static class Preimages
{
    private const double MetersOfDegree = 111_194.9;

    /// <summary>Values to try for <paramref name="derived"/> to be compared with <paramref name="value"/>.</summary>
    /// <param name="derived">The derivation.</param>
    /// <param name="comparator">How what it makes is compared.</param>
    /// <param name="value">The value that it is compared with.</param>
    /// <param name="current">The value of which it is made now; null where there is none.</param>
    /// <param name="with">Its second value.</param>
    /// <param name="ofKey">Gives a new value for a key of a map.</param>
    public static IEnumerable<object?> Of(
        DerivedOperand derived,
        Comparator comparator,
        object? value,
        object? current,
        object? with,
        Func<string, object?> ofKey
    )
    {
        var asked = value is IReadOnlyList<object?> list ? list : [value];
        if (derived.Derivation.IsOfChange())
        {
            var keys = asked.OfType<string>().DefaultIfEmpty("key").ToList();
            var stored = with as IReadOnlyDictionary<string, object?> ?? FieldTree.Empty;
            var written = current as IReadOnlyDictionary<string, object?> ?? stored;
            var (ofStored, ofWritten) = (Maps(keys, stored, ofKey, stored), Maps(keys, written, ofKey, stored));
            // An order is met last: what is there already is kept then.
            return Boundary.IsOrder(comparator) ? ofWritten.Concat(ofStored) : ofStored.Concat(ofWritten);
        }
        if (derived.Derivation == Derivation.Keys)
        {
            return Maps([.. asked.OfType<string>()], FieldTree.Empty, ofKey);
        }
        var seeds = comparator is Comparator.NotEqual or Comparator.NotIn ? [] : asked;
        return seeds
            .Concat(asked.SelectMany(Beside))
            .SelectMany(seed => Of(derived, seed, current, with))
            .Append(current);
    }

    /// <summary>Maps that differ from another one by keys: those, others, all, none.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, object?>> Maps(
        IReadOnlyList<string> keys,
        IReadOnlyDictionary<string, object?> before,
        Func<string, object?> ofKey,
        IReadOnlyDictionary<string, object?>? stored = null
    )
    {
        var kept = (stored ?? before).Keys.Except(keys).Take(1).ToList();
        var other = keys.Count == 0 ? "key" : $"{keys[0]}-not";
        yield return With(before, keys);
        yield return With(before, keys.Take(1));
        yield return Without(before, keys);
        yield return With(before, [.. keys, other]);
        yield return With(before, [other]);
        yield return Without(before, kept);
        yield return With(before, kept);
        yield return With(FieldTree.Empty, keys);
        yield return With(FieldTree.Empty, [.. keys, other]);
        yield return FieldTree.Empty;

        IReadOnlyDictionary<string, object?> With(
            IReadOnlyDictionary<string, object?> map,
            IEnumerable<string> added
        ) => added.Aggregate(map.ToDictionary(), (next, key) => new(next) { [key] = ofKey(key) });

        static IReadOnlyDictionary<string, object?> Without(
            IReadOnlyDictionary<string, object?> map,
            IEnumerable<string> removed
        ) => map.Where(entry => !removed.Contains(entry.Key)).ToDictionary();
    }

    private static IEnumerable<object?> Beside(object? value) =>
        value switch
        {
            long whole => [whole + 1, whole - 1, whole + 2],
            double number => [number + 0.5, number - 0.5],
            string text => [$"{text}-not", $"{text}a", "x", "7"],
            Timestamp time => [Moved(time, TimeSpan.FromDays(1)), Moved(time, TimeSpan.FromDays(-1))],
            _ => [],
        };

    private static IEnumerable<object?> Of(DerivedOperand derived, object? value, object? current, object? with) =>
        (derived.Derivation, value) switch
        {
            (Derivation.Text, string text) => Read(text),
            (Derivation.Int or Derivation.Float, long or double) =>
            [
                Convert.ToString(value, CultureInfo.InvariantCulture),
                value is long whole ? whole + 0.5 : value,
                value,
            ],
            (Derivation.LowerCase, string text) => [Capitalized(text), text.ToUpperInvariant(), text],
            (Derivation.UpperCase, string text) => [text.ToLowerInvariant(), text],
            (Derivation.Trimmed, string text) => [$" {text}  ", text],
            (Derivation.AbsoluteValue, long number) => [-number, number],
            (Derivation.AbsoluteValue, double number) => [-number, number],
            (Derivation.Latitude, long or double) => At(Number(value), Longitude(current)),
            (Derivation.Longitude, long or double) => At(Latitude(current), Number(value)),
            (Derivation.Distance, long or double) when with is GeoPoint from => Away(from, Number(value)),
            (Derivation.Part, string text) when with is string separator => WithPart(
                current as string ?? "",
                separator,
                derived.Number,
                text
            ),
            (Derivation.Date, Timestamp day) => [Moved(day, TimeSpan.FromHours(13)), day],
            (_, long number) when current is Timestamp or null => OfTime(
                derived.Derivation,
                (int)Math.Clamp(number, -1, 9998),
                current
            ),
            _ => [],
        };

    private static IEnumerable<object?> Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            yield return whole;
        }
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            yield return number;
        }
        if (bool.TryParse(text, out var flag))
        {
            yield return flag;
        }
    }

    private static object Moved(Timestamp time, TimeSpan by) => Computation.Of(time, ArithmeticSign.Plus, by);

    private static string Capitalized(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static double Latitude(object? point) => point is GeoPoint known ? known.Latitude : 0;

    private static double Longitude(object? point) => point is GeoPoint known ? known.Longitude : 0;

    private static IEnumerable<object?> At(double latitude, double longitude) =>
        Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? [new GeoPoint(latitude, longitude)] : [];

    /// <summary>
    /// Points a little nearer and a little farther, to the north or the south: distances are not exact.
    /// </summary>
    private static IEnumerable<object?> Away(GeoPoint from, double meters)
    {
        var degrees = Math.Max(0, meters) / MetersOfDegree * (from.Latitude > 0 ? -1 : 1);
        return new[] { 0.999, 1.001, 0.5, 2 }.SelectMany(part => At(from.Latitude + degrees * part, from.Longitude));
    }

    /// <summary>The text with another part in that place, and as many before it as there have to be.</summary>
    private static IEnumerable<object?> WithPart(string current, string separator, int number, string part)
    {
        var parts = Derivations.Parts(current, separator).ToList();
        while (parts.Count < Math.Max(number, 2))
        {
            parts.Add("x");
        }
        parts[0] = parts[0].Length == 0 ? "x" : parts[0];
        parts[number - 1] = part;
        yield return string.Join(separator, parts);
    }

    private static IEnumerable<object?> OfTime(Derivation derivation, int number, object? current)
    {
        var time = (current is Timestamp known ? known : new Timestamp(1_717_243_200, 0)).ToDateTimeOffset();
        // The 28th is in each month.
        var day = Math.Min(time.Day, 28);
        DateTimeOffset? moved = (derivation, number) switch
        {
            (Derivation.Year, >= 1 and <= 9998) => new DateTimeOffset(
                number,
                time.Month,
                day,
                time.Hour,
                0,
                0,
                default
            ),
            (Derivation.Month, >= 1 and <= 12) => new DateTimeOffset(time.Year, number, day, time.Hour, 0, 0, default),
            (Derivation.Day, >= 1 and <= 31) => new DateTimeOffset(time.Year, 1, number, time.Hour, 0, 0, default),
            (Derivation.Weekday, >= 1 and <= 7) => time.AddDays(number - 1 - ((int)time.DayOfWeek + 6) % 7),
            (Derivation.Hour, >= 0 and <= 23) => time.AddHours(number - time.Hour),
            (Derivation.Minute, >= 0 and <= 59) => time.AddMinutes(number - time.Minute),
            _ => null,
        };
        return moved is { } found
            ? Around(derivation, found).Select(each => (object?)Timestamp.FromDateTimeOffset(each))
            : [];
    }

    /// <summary>A time, and times before and after it of which the same part is the same.</summary>
    private static IEnumerable<DateTimeOffset> Around(Derivation derivation, DateTimeOffset time)
    {
        TimeSpan? period = derivation switch
        {
            Derivation.Minute => TimeSpan.FromHours(1),
            Derivation.Hour => TimeSpan.FromDays(1),
            Derivation.Weekday => TimeSpan.FromDays(7),
            _ => null,
        };
        return period is { } by ? [time, time + by, time - by] : [time];
    }
}
