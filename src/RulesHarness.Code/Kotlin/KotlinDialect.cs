using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Kotlin;

/// <summary>The tokens of Kotlin.</summary>
internal static class KotlinDialect
{
    public static Dialect Instance { get; } =
        new()
        {
            Quotes = "'\"",
            InterpolatedQuotes = "\"",
            HasDollarNames = true,
            HasTripleQuotes = true,
            HasRawTripleQuotes = true,
            HasQuotedNames = true,
            NestsComments = true,
            Symbols =
            [
                "===",
                "!==",
                "..<",
                "..",
                "->",
                "?.",
                "?:",
                "!!",
                "::",
                "==",
                "!=",
                "<=",
                ">=",
                "&&",
                "||",
                "+=",
                "-=",
                "*=",
                "/=",
                "++",
                "--",
            ],
        };
}
