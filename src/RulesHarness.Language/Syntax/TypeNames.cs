using System.Collections.Frozen;

namespace RulesHarness.Language.Syntax;

/// <summary>The names that may stand after <c>is</c>.</summary>
internal static class TypeNames
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "bool",
        "bytes",
        "constraint",
        "duration",
        "float",
        "int",
        "latlng",
        "list",
        "map",
        "map_diff",
        "number",
        "path",
        "set",
        "string",
        "timestamp",
        "vector"
    );

    public static bool Contains(string name) => Names.Contains(name);

    /// <summary>All of them, for a message.</summary>
    public static string All { get; } =
        string.Join(", ", Names.Order(StringComparer.Ordinal).Select(name => $"`{name}`"));
}
