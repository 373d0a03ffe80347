using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>The tokens of JavaScript and TypeScript.</summary>
internal static class JavaScriptDialect
{
    public static Dialect Plain { get; } =
        new()
        {
            Quotes = "'\"`",
            InterpolatedQuotes = "`",
            HasRegularExpressions = true,
            Symbols =
            [
                "...",
                "===",
                "!==",
                "**=",
                "??=",
                "||=",
                "&&=",
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
                "%=",
                "|=",
                "&=",
                "++",
                "--",
                "**",
                "<<",
            ],
        };

    /// <summary>Gets the dialect with JSX: all files but those that end in <c>.ts</c>.</summary>
    public static Dialect WithMarkup { get; } = Plain with { HasMarkup = true };
}
