using System.Collections.Frozen;

namespace RulesHarness.Language.Syntax;

/// <summary>The words that the language keeps for itself.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Declarations = FrozenSet.Create("service", "match", "allow", "function", "import");

    private static readonly FrozenSet<string> Reserved = FrozenSet.Create<string>(
        [.. Declarations, "rules_version", "if", "else", "return", "let", "in", "is", "true", "false", "null"]);

    private static readonly FrozenSet<string> Packages = FrozenSet.Create("duration", "hashing", "latlng", "math", "timestamp");

    /// <summary>Whether it is what functions of the language stand behind, as in <c>math.abs</c>; nothing else may be called so.</summary>
    public static bool IsPackage(string word) => Packages.Contains(word);

    public static bool StartsDeclaration(string word) => Declarations.Contains(word);

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
