using System.Globalization;

namespace RulesHarness.Specification.Model;

/// <summary>Literal values of the spec language as CLR values: string, long, double, bool, null.</summary>
public static class Literal
{
    /// <summary>Gets a value as specs and messages show it.</summary>
    public static string Show(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            TimeSpan duration => Duration(duration),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IReadOnlyDictionary<string, object?> map =>
                $"{{{string.Join(", ", map.Select(entry => $"{Name(entry.Key)}: {Show(entry.Value)}"))}}}",
            IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
            _ => value.ToString() ?? "",
        };

    /// <summary>A name as a map's schema writes it: in quotes unless it is a word.</summary>
    public static string Name(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? name
            : $"\"{name}\"";

    /// <summary>A duration in the largest unit of which it has a whole number, and more than one.</summary>
    private static string Duration(TimeSpan duration)
    {
        (string Unit, long Ticks)[] units =
        [
            ("d", TimeSpan.TicksPerDay),
            ("h", TimeSpan.TicksPerHour),
            ("min", TimeSpan.TicksPerMinute),
            ("s", TimeSpan.TicksPerSecond),
        ];
        var (unit, ticks) = units
            .Where(each => duration.Ticks % each.Ticks == 0 && Math.Abs(duration.Ticks) > each.Ticks)
            .DefaultIfEmpty(units[^1])
            .First();
        return $"{duration.Ticks / ticks}{unit}";
    }
}
