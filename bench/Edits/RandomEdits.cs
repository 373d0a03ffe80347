using RulesHarness.Language.Syntax;

namespace RulesHarness.Edits;

/// <summary>Edits as a hand or a tool would make them, well or badly. The same seed makes the same edit.</summary>
internal static class RandomEdits
{
    private static readonly string[] Inserted =
    [
        ";",
        ",",
        ":",
        ".",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "=",
        "==",
        "!=",
        "!",
        "<",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "%",
        "?",
        "&&",
        "||",
        "&",
        "|",
        "++",
        "--",
        "'",
        "\"",
        "\\",
        "#",
        "@",
        "$",
        "**",
        "//",
        "/*",
        "*/",
        " ",
        "\n",
        "\t",
        "0",
        "1",
        "12.5",
        "1e3",
        "'text'",
        "\"a\\d\"",
        "b'x'",
        "true",
        "null",
        "if",
        "in",
        "is",
        "let",
        "return",
        "match",
        "allow",
        "function",
        "service",
        "read",
        "write",
        "request",
        "resource.data",
        "get",
        "math",
        "é",
        "/a",
        "/{x}",
        "/{x=**}",
        "/$(x)",
        "is string",
        "is text",
        "x()",
        "99999999999999999999",
        "else",
        "not",
    ];

    /// <summary>The text with one edit, or now and then with two or three.</summary>
    public static string Of(string text, int seed)
    {
        var random = new Random(seed);
        var edits = random.Next(10) switch
        {
            0 => 3,
            1 or 2 => 2,
            _ => 1,
        };
        for (var i = 0; i < edits; i++)
        {
            text = Edit(text, random);
        }

        return text;
    }

    private static string Edit(string text, Random random)
    {
        var tokens = Lexer
            .Lex(text)
            .Tokens.Where(token => token.Kind > TokenKind.BlockComment && token.Kind != TokenKind.EndOfFile)
            .ToArray();
        if (tokens.Length == 0)
        {
            return text + Any(Inserted, random);
        }

        var token = Any(tokens, random);
        var other = Any(tokens, random);
        return random.Next(10) switch
        {
            0 or 1 => Replace(text, token.Span, ""),
            2 => Replace(text, token.Span, token.Text + token.Text),
            3 => Replace(text, token.Span, $"{token.Text} {token.Text}"),
            4 => Replace(text, token.Span, other.Text),
            5 => Swap(text, token.Span, other.Span),
            6 => text.Insert(token.Span.Offset, Any(Inserted, random)),
            7 => text.Insert(random.Next(text.Length + 1), Any(Inserted, random)),
            8 => Replace(text, token.Span, Any(Inserted, random)),
            _ => Bracket(text, tokens, random),
        };
    }

    private static string Bracket(string text, Token[] tokens, Random random)
    {
        var brackets = tokens.Where(token => token.Text is "(" or ")" or "[" or "]" or "{" or "}").ToArray();
        return brackets.Length == 0
            ? text
            : Replace(text, Any(brackets, random).Span, Any(["(", ")", "[", "]", "{", "}", ""], random));
    }

    private static string Swap(string text, SourceSpan one, SourceSpan other)
    {
        var (first, second) = one.Offset <= other.Offset ? (one, other) : (other, one);
        return first == second
            ? text
            : text[..first.Offset]
                + text.Substring(second.Offset, second.Length)
                + text[first.End..second.Offset]
                + text.Substring(first.Offset, first.Length)
                + text[second.End..];
    }

    private static string Replace(string text, SourceSpan span, string by) =>
        text[..span.Offset] + by + text[span.End..];

    private static T Any<T>(T[] choices, Random random) => choices[random.Next(choices.Length)];
}
