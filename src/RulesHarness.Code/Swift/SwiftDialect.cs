using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Swift;

/// <summary>The tokens of Swift.</summary>
internal static class SwiftDialect
{
    public static Dialect Instance { get; } =
        new()
        {
            Quotes = "\"",
            InterpolatedQuotes = "\"",
            HasParenthesisInterpolation = true,
            HasTripleQuotes = true,
            HasQuotedNames = true,
            HasHashes = true,
            NestsComments = true,
            Symbols =
            [
                "===",
                "!==",
                "..<",
                "...",
                "->",
                "?.",
                "??",
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
            ],
        };
}
