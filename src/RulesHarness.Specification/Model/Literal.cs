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
}
