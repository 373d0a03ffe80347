using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Dart;

/// <summary>The tokens of Dart.</summary>
internal static class DartDialect
{
    public static Dialect Instance { get; } =
        new()
        {
            Quotes = "'\"",
            InterpolatedQuotes = "'\"",
            HasDollarNames = true,
            HasTripleQuotes = true,
            HasRawPrefix = true,
            NestsComments = true,
            Symbols =
            [
                "...?",
                "...",
                "?..",
                "??=",
                "..",
                "=>",
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
                "~/",
                "++",
                "--",
                "<<",
            ],
        };
}
