using System.Collections.Frozen;

namespace RulesHarness.Language.Syntax;

/// <summary>The words that the language keeps for itself.</summary>
internal static class Words
{
    private static readonly FrozenSet<string> Declarations = FrozenSet.Create("service", "match", "allow", "function", "import");

    private static readonly FrozenSet<string> Reserved = FrozenSet.Create<string>(
        [.. Declarations, "rules_version", "if", "return", "let", "in", "is", "true", "false", "null"]);

    public static bool StartsDeclaration(string word) => Declarations.Contains(word);

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
