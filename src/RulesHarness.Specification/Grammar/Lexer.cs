using System.Globalization;
using System.Text;
using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Turns a slice of Markdown into tokens. Backticks and the backslashes of escaped pipes are Markdown's and are
/// skipped; typographic quotes, dashes and arrows are what they stand for. What stands in braces, or in single
/// backticks within a code span of more, is one name, whatever it holds.
/// </summary>
internal sealed class Lexer
{
    private static readonly string[] Symbols =
    [
        @"|\|",
        "**",
        "->",
        "=>",
        "–>",
        "—>",
        "==",
        "!=",
        "<=",
        ">=",
        "&&",
        "||",
        "..",
        "…",
        "→",
        "⇒",
        "≤",
        "≥",
        "≠",
        "<",
        ">",
        "!",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ";",
        "/",
        ".",
        "?",
        "*",
        "=",
        "|",
        "_",
        "-",
    ];

    private readonly TextSlice _slice;
    private readonly string _text;
    private readonly HashSet<char> _unclosed = [];
    private int _at;

    /// <summary>
    /// The offset at which the code span of several backticks ends that is being read; before the text outside of one.
    /// </summary>
    private int _codeEnd = -1;

    private readonly bool _bracesHoldNames;
    private bool _isInBraces;

    private Lexer(TextSlice slice, bool bracesHoldNames)
    {
        _bracesHoldNames = bracesHoldNames;
        _slice = slice;
        _text = slice.Source.Text;
        _at = slice.Start;
    }

    public static IReadOnlyList<Token> Read(TextSlice slice) => Read(slice, bracesHoldNames: true);

    /// <summary>Reads a type, in which braces hold the schema of a map.</summary>
    public static IReadOnlyList<Token> ReadType(TextSlice slice) => Read(slice, bracesHoldNames: false);

    private static List<Token> Read(TextSlice slice, bool bracesHoldNames)
    {
        var lexer = new Lexer(slice, bracesHoldNames);
        var tokens = new List<Token>();
        while (lexer.Next() is var token)
        {
            tokens.Add(token);
            if (token.Kind == TokenKind.End)
            {
                break;
            }
        }

        return tokens;
    }

    private Token Next()
    {
        if (_isInBraces)
        {
            return InBraces();
        }
        while (_at < _slice.End && (char.IsWhiteSpace(_text[_at]) || _text[_at] is '`' or '´' or '\\'))
        {
            if (_text[_at] != '`')
            {
                _at++;
            }
            else if (Backticks() is { } name)
            {
                return name;
            }
        }

        if (_at >= _slice.End)
        {
            return new Token(TokenKind.End, "", null, _slice.End, _slice.End);
        }
        var c = _text[_at];
        _isInBraces = _bracesHoldNames && c == '{' && NameEnd() > 0;
        if (char.IsLetter(c) || c == '_' && At(_at + 1) is var next && (char.IsLetterOrDigit(next) || next == '_'))
        {
            return Word();
        }
        if (char.IsAsciiDigit(c) || c is '-' or '−' or '–' && char.IsAsciiDigit(At(_at + 1)))
        {
            return Number();
        }
        if (Quotes(c) is { } closing && !IsApostrophe() && ClosingAt(closing) is var end and > 0)
        {
            return String(_text[end]);
        }
        if (c == '.' && EndsSentence(_at + 1))
        {
            return Take(TokenKind.Stop, 1);
        }
        var symbol = Array.Find(Symbols, StartsWith) ?? c.ToString();
        return Take(TokenKind.Symbol, symbol.Length) with { Text = Plain(symbol) };
    }

    /// <summary>
    /// Passes backticks. Within a code span of several, a pair of single ones holds a name, which is given.
    /// </summary>
    private Token? Backticks()
    {
        var length = 1;
        while (At(_at + length) == '`')
        {
            length++;
        }
        if (_at > _codeEnd && length > 1)
        {
            _codeEnd = _text.IndexOf(
                new string('`', length),
                _at + length,
                _slice.End - _at - length,
                StringComparison.Ordinal
            );
        }
        if (
            length > 1
            || _at >= _codeEnd
            || _text.IndexOf('`', _at + 1, _codeEnd - _at - 1) is not (> 0 and var end)
            || end == _at + 1
        )
        {
            _at += length;
            return null;
        }

        _at++;
        var name = Take(TokenKind.Word, end - _at) with { IsQuoted = true };
        _at++;
        return name;
    }

    /// <summary>
    /// The offset at which the name in the braces ends that begin here; -1 when they hold none, or are not closed.
    /// </summary>
    private int NameEnd()
    {
        var length = _slice.Source.Text.AsSpan(_at + 1, _slice.End - _at - 1).IndexOfAny("{}\n`");
        return
            length > 0
            && _text[_at + 1 + length] == '}'
            && !string.IsNullOrWhiteSpace(_text[(_at + 1)..(_at + 1 + length)])
            ? _at + 1 + length
            : -1;
    }

    private Token InBraces()
    {
        _isInBraces = false;
        var end = _text.IndexOf('}', _at);
        var name = Take(TokenKind.Word, end - _at);
        return name with { Text = name.Text.Trim(), IsQuoted = true };
    }

    private Token Word()
    {
        var end = _at;
        while (end < _slice.End && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_' || JoinsLetters(end)))
        {
            end++;
        }
        var isCode = At(_at - 1) == '`' && At(end) == '`';
        var token = Take(TokenKind.Word, end - _at);
        return token with { Text = token.Text.Replace('’', '\'').Replace('–', '-').Replace('—', '-'), IsCode = isCode };
    }

    /// <summary>A hyphen or an apostrophe between letters belongs to the word: <c>not-in</c>, <c>can't</c>.</summary>
    private bool JoinsLetters(int index) =>
        _text[index] is '-' or '–' or '—' or '\'' or '’'
        && char.IsLetter(At(index + 1))
        && char.IsLetterOrDigit(At(index - 1));

    /// <summary>After a letter a quotation mark opens nothing: <c>the authors' drafts</c>.</summary>
    private bool IsApostrophe() => _text[_at] is '\'' or '’' && char.IsLetterOrDigit(At(_at - 1));

    private Token Number()
    {
        var end = _at + 1;
        while (char.IsAsciiDigit(At(end)) || At(end) == '_')
        {
            end++;
        }
        var whole = true;
        if (At(end) == '.' && char.IsAsciiDigit(At(end + 1)))
        {
            whole = false;
            end++;
            while (char.IsAsciiDigit(At(end)))
            {
                end++;
            }
        }

        var token = Take(TokenKind.Number, end - _at);
        var digits = token.Text.Replace('−', '-').Replace('–', '-').Replace("_", "", StringComparison.Ordinal);
        // Each side is made an object of its own: a choice between a long and a double is a double.
        return token with
        {
            Value =
                whole
                && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                    ? (object)integer
                    : double.Parse(digits, CultureInfo.InvariantCulture),
        };
    }

    private Token String(char closing)
    {
        var value = new StringBuilder();
        var end = _at + 1;
        for (; end < _slice.End && _text[end] != closing; end++)
        {
            // A backslash before a quotation mark or, in a table, a pipe is no part of the text; before other signs it
            // is an expression's own.
            if (_text[end] == '\\' && At(end + 1) is '"' or '\'' or '|')
            {
                end++;
            }
            else if (_text[end] == '\\' && At(end + 1) == '\\')
            {
                value.Append(_text[end++]);
            }
            value.Append(_text[end]);
        }

        return Take(TokenKind.String, Math.Min(end + 1, _slice.End) - _at) with
        {
            Value = value.ToString(),
        };
    }

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, _text[_at..(_at + length)], null, _at, _at + length);
        _at += length;
        return token;
    }

    private char At(int index) => index >= _slice.Start && index < _slice.End ? _text[index] : '\0';

    private bool StartsWith(string symbol) =>
        _at + symbol.Length <= _slice.End && string.CompareOrdinal(_text, _at, symbol, 0, symbol.Length) == 0;

    private bool EndsSentence(int index)
    {
        while (At(index) is '`' or '*' or ')' or '"' or '”')
        {
            index++;
        }
        return index >= _slice.End || char.IsWhiteSpace(_text[index]);
    }

    /// <summary>
    /// The signs that close what a quotation mark opens, the likeliest first: editors turn one of a pair and leave the
    /// other.
    /// </summary>
    private static string? Quotes(char c) =>
        c switch
        {
            '"' => "\"”“",
            '\'' => "'",
            '“' or '”' => "”“\"",
            '„' => "“”\"",
            '‘' or '‚' => "’‘'",
            '«' => "»",
            '»' => "«",
            _ => null,
        };

    /// <summary>
    /// Where the likeliest of the closing signs stands; -1 when none does. A sign that was not found once is not looked
    /// for again.
    /// </summary>
    private int ClosingAt(string closing)
    {
        foreach (var sign in closing.Where(sign => !_unclosed.Contains(sign)))
        {
            if (_text.IndexOf(sign, _at + 1, _slice.End - _at - 1) is var found and > 0)
            {
                return found;
            }
            _unclosed.Add(sign);
        }

        return -1;
    }

    private static string Plain(string symbol) =>
        symbol switch
        {
            "→" or "⇒" or "=>" or "–>" or "—>" => "->",
            "…" => "..",
            "≤" => "<=",
            "≥" => ">=",
            "≠" => "!=",
            @"|\|" => "||",
            _ => symbol,
        };
}
