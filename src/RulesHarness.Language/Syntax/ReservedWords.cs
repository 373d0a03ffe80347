using System.Collections.Frozen;

namespace RulesHarness.Language.Syntax;

/// <summary>The words that the language keeps for itself.</summary>
internal static class ReservedWords
{
    private static readonly FrozenSet<string> Declarations = FrozenSet.Create(
        "service",
        "match",
        "allow",
        "function",
        "import"
    );

    private static readonly FrozenSet<string> Reserved = FrozenSet.Create<string>([
        .. Declarations,
        "rules_version",
        "if",
        "return",
        "let",
        "in",
        "is",
        "true",
        "false",
        "null",
        "arguments",
        "break",
        "case",
        "continue",
        "default",
        "deny",
        "do",
        "each",
        "else",
        "extends",
        "for",
        "goto",
        "not",
        "package",
        "switch",
        "then",
        "var",
        "while",
    ]);

    private static readonly FrozenSet<string> Packages = FrozenSet.Create(
        "duration",
        "hashing",
        "latlng",
        "math",
        "timestamp"
    );

    /// <summary>
    /// Whether it is what functions of the language stand behind, as in <c>math.abs</c>; nothing else may be called so.
    /// </summary>
    public static bool IsPackage(string word) => Packages.Contains(word);

    // Some of the words that are reserved without use may name a service.
    private static readonly FrozenSet<string> NoServices = FrozenSet.Create<string>([
        .. Declarations,
        "return",
        "if",
        "in",
        "is",
        "true",
        "false",
        "null",
        "deny",
        "extends",
        "package",
    ]);

    public static bool MayNameService(string word) => !NoServices.Contains(word);

    public static bool StartsDeclaration(string word) => Declarations.Contains(word);

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
