using RulesHarness.Firestore.Values;

namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Reads the parts that steps of several forms have.</summary>
internal static class TransformWords
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["comma"] = ",",
        ["commas"] = ",",
        ["semicolon"] = ";",
        ["semicolons"] = ";",
        ["space"] = " ",
        ["spaces"] = " ",
        ["tab"] = "\t",
        ["tabs"] = "\t",
        ["pipe"] = "|",
        ["pipes"] = "|",
        ["hyphen"] = "-",
        ["hyphens"] = "-",
        ["slash"] = "/",
        ["slashes"] = "/",
        ["colon"] = ":",
        ["colons"] = ":",
    };

    private static readonly string[] Numbers =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ];

    /// <summary>Returns true if a step ends at the cursor.</summary>
    public static bool EndsStep(Cursor cursor) =>
        cursor.AtEnd
        || cursor.Current.Is(";")
        || cursor.Current.Is(",")
        || cursor.Current.IsWord("then")
        || cursor.Current.IsWord("where");

    /// <summary>The text between quotation marks, a sign by its name, or the sign itself.</summary>
    public static string? Separator(Cursor cursor)
    {
        cursor.TakeWord("the", "a");
        if (cursor.TakePhrase("line", "breaks"))
        {
            return "\n";
        }
        var token = cursor.Current;
        if (token is { Kind: TokenKind.String, Value: string { Length: > 0 } text })
        {
            cursor.Advance();
            return text;
        }
        if (token is { Kind: TokenKind.Word, IsQuoted: false } && Signs.TryGetValue(token.Text, out var sign))
        {
            cursor.Advance();
            return sign;
        }
        if (token.Kind == TokenKind.Symbol && token.Text is "@" or "#" or "/" or ":" or "|" or "-" or "_")
        {
            return cursor.Advance().Text;
        }
        cursor.Fail("a sign, such as `commas` or `\", \"`");
        return null;
    }

    /// <summary>A text between quotation marks.</summary>
    public static string? Text(Cursor cursor)
    {
        if (cursor.Current.Kind == TokenKind.String)
        {
            return (string)cursor.Advance().Value!;
        }
        cursor.Fail("a text in quotation marks");
        return null;
    }

    /// <summary>A number of items, from 1.</summary>
    public static int? Count(Cursor cursor)
    {
        if (cursor.Current.Value is > 0L and < int.MaxValue)
        {
            return (int)(long)cursor.Advance().Value!;
        }
        var word = Array.FindIndex(Numbers, cursor.Current.IsWord);
        if (word >= 0)
        {
            cursor.Advance();
            return word + 1;
        }
        cursor.Fail("a number from 1");
        return null;
    }

    /// <summary>A column's name, which a name in braces may be whatever it holds.</summary>
    public static string? Column(Cursor cursor)
    {
        if (cursor.Current.Kind != TokenKind.Word && !cursor.Current.Is("{"))
        {
            cursor.Fail("a column's name");
            return null;
        }
        if (Names.Dotted(cursor) is not { } name)
        {
            return null;
        }
        return string.Join('.', FieldPath.Parse(name).Segments);
    }

    /// <summary>An old value, as the text that it is compared as.</summary>
    public static string? Key(Cursor cursor)
    {
        var token = cursor.Current;
        if (token.Kind == TokenKind.String)
        {
            cursor.Advance();
            return (string)token.Value!;
        }
        if (token.Kind is not (TokenKind.Word or TokenKind.Number))
        {
            cursor.Fail(TransformParser.AStep);
            return null;
        }
        cursor.Advance();
        return !token.IsQuoted && (token.IsWord("empty") || token.IsWord("null")) ? "" : token.Text;
    }

    /// <summary>A new value: a word, a text, a number, true, false or null.</summary>
    public static bool TakeValue(Cursor cursor, out object? value)
    {
        value = null;
        var token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.String or TokenKind.Number:
                cursor.Advance();
                value = token.Value;
                return true;
            case TokenKind.Word:
                cursor.Advance();
                value = Named(token);
                return true;
            case TokenKind.Symbol when token.Is("[") && cursor.Ahead(1).Is("]"):
                cursor.Advance();
                cursor.Advance();
                value = Array.Empty<object?>();
                return true;
            default:
                return cursor.Fail("a value, such as `draft`, `\"a text\"`, `5`, `true` or `null`");
        }
    }

    private static object? Named(Token token)
    {
        if (token.IsWord("true") || token.IsWord("false"))
        {
            return token.IsWord("true");
        }
        return token.IsWord("null") || token.IsWord("empty") ? null : token.Text;
    }
}
