using System.Globalization;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Works out derivations of values, as rules do. What rules can't work out is <see cref="NoValue"/>.
/// </summary>
public static class Derivations
{
    /// <summary>The radius of the sphere on which rules measure, in meters.</summary>
    private const double EarthRadius = 6_371_009;

    /// <summary>Between these the text of a number with a fraction has no exponent.</summary>
    private const double LeastPlain = 1e-3;
    private const double MostPlain = 1e7;

    /// <summary>The value that a derivation makes of others.</summary>
    public static object? Of(DerivedOperand derived, object? of, object? with)
    {
        ArgumentNullException.ThrowIfNull(derived);
        return derived.Derivation switch
        {
            Derivation.Text => Text(of),
            Derivation.Int => Int(of),
            Derivation.Float => Float(of),
            Derivation.LowerCase => of is string text ? Ascii(text, char.ToLowerInvariant) : NoValue.Instance,
            Derivation.UpperCase => of is string text ? Ascii(text, char.ToUpperInvariant) : NoValue.Instance,
            Derivation.Trimmed => of is string text ? Trimmed(text) : NoValue.Instance,
            Derivation.AbsoluteValue => AbsoluteValue(of),
            Derivation.Latitude => of is GeoPoint point ? point.Latitude : NoValue.Instance,
            Derivation.Longitude => of is GeoPoint point ? point.Longitude : NoValue.Instance,
            Derivation.Distance => of is GeoPoint one && with is GeoPoint other
                ? Distance(one, other)
                : NoValue.Instance,
            Derivation.Part => Part(of, with, derived.Number),
            Derivation.Keys => of is IReadOnlyDictionary<string, object?> map ? Sorted(map.Keys) : NoValue.Instance,
            _ when derived.Derivation.IsOfChange() => Changed(derived.Derivation, of, with),
            _ => of is Timestamp time ? OfTime(derived.Derivation, time) : NoValue.Instance,
        };
    }

    /// <summary>The parts of a text between separators. Empty ones at its end are left out, as rules do.</summary>
    public static IReadOnlyList<string> Parts(string text, string separator)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(separator).ToList();
        while (parts.Count > 1 && parts[^1].Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }
        return parts;
    }

    private static object Text(object? value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            long whole => whole.ToString(CultureInfo.InvariantCulture),
            double number => Text(number) ?? (object)NoValue.Instance,
            _ => NoValue.Instance,
        };

    /// <summary>A number as rules write it, which is as Java does; null for one with an exponent.</summary>
    private static string? Text(double number)
    {
        if (number != 0 && Math.Abs(number) is < LeastPlain or >= MostPlain || !double.IsFinite(number))
        {
            return null;
        }
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) ? $"{text}.0" : text;
    }

    private static object Int(object? value) =>
        value switch
        {
            long whole => whole,
            double number when Math.Abs(number) < long.MaxValue => (long)number,
            string text
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) =>
                read,
            _ => NoValue.Instance,
        };

    private static object Float(object? value) =>
        value switch
        {
            long whole => (double)whole,
            double number => number,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) =>
                read,
            _ => NoValue.Instance,
        };

    private static string Ascii(string text, Func<char, char> turn) =>
        string.Concat(text.Select(c => char.IsAscii(c) ? turn(c) : c));

    private static string Trimmed(string text)
    {
        var start = text.TakeWhile(c => c <= ' ').Count();
        var end = text.Reverse().TakeWhile(c => c <= ' ').Count();
        return start == text.Length ? "" : text[start..^end];
    }

    private static object AbsoluteValue(object? value) =>
        value switch
        {
            long.MinValue => long.MinValue,
            long whole => Math.Abs(whole),
            double number => Math.Abs(number),
            _ => NoValue.Instance,
        };

    private static object OfTime(Derivation derivation, Timestamp timestamp)
    {
        var time = timestamp.ToDateTimeOffset();
        return derivation switch
        {
            Derivation.Date => Timestamp.FromDateTimeOffset(new DateTimeOffset(time.Date, TimeSpan.Zero)),
            Derivation.Year => (long)time.Year,
            Derivation.Month => (long)time.Month,
            Derivation.Day => (long)time.Day,
            // Rules count from Monday, and .NET from Sunday.
            Derivation.Weekday => ((long)time.DayOfWeek + 6) % 7 + 1,
            Derivation.Hour => (long)time.Hour,
            Derivation.Minute => (long)time.Minute,
            _ => NoValue.Instance,
        };
    }

    private static double Distance(GeoPoint one, GeoPoint other)
    {
        var (latitude, otherLatitude) = (
            double.DegreesToRadians(one.Latitude),
            double.DegreesToRadians(other.Latitude)
        );
        var north = Math.Sin((otherLatitude - latitude) / 2);
        var east = Math.Sin(double.DegreesToRadians(other.Longitude - one.Longitude) / 2);
        var square = north * north + Math.Cos(latitude) * Math.Cos(otherLatitude) * east * east;
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(square)));
    }

    private static object Part(object? of, object? separator, int number) =>
        of is string text
        && separator is string { Length: > 0 } at
        && Parts(text, at) is var parts
        && parts.Count >= number
            ? parts[number - 1]
            : NoValue.Instance;

    private static object Changed(Derivation derivation, object? after, object? before)
    {
        if (
            after is not IReadOnlyDictionary<string, object?> next
            || before is not IReadOnlyDictionary<string, object?> last
        )
        {
            return NoValue.Instance;
        }
        var added = next.Keys.Where(key => !last.ContainsKey(key));
        var removed = last.Keys.Where(key => !next.ContainsKey(key));
        var changed = next.Where(entry =>
                last.TryGetValue(entry.Key, out var value) && !Comparisons.Same(value, entry.Value)
            )
            .Select(entry => entry.Key);
        return Sorted(
            derivation switch
            {
                Derivation.AddedKeys => added,
                Derivation.RemovedKeys => removed,
                Derivation.ChangedKeys => changed,
                _ => added.Concat(removed).Concat(changed),
            }
        );
    }

    private static List<object?> Sorted(IEnumerable<string> keys) => [.. keys.Order(StringComparer.Ordinal)];
}
