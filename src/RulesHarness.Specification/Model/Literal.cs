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
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
            _ => value.ToString() ?? "",
        };

    /// <summary>A name as a map's schema writes it: in quotes unless it is a word.</summary>
    public static string Name(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? name
            : $"\"{name}\"";
}
