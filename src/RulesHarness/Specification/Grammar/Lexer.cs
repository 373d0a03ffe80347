using System.Globalization;
using System.Text;
using RulesHarness.Specification.Text;

namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Turns a slice of Markdown into tokens. Backticks and the backslashes of escaped pipes are Markdown's and are skipped;
/// typographic quotes, dashes and arrows are what they stand for. What stands in braces, or in single backticks within a code span
/// of more, is one name, whatever it holds.
/// </summary>
internal sealed class Lexer
{
    private static readonly string[] Symbols =
        [@"|\|", "**", "->", "=>", "–>", "—>", "==", "!=", "<=", ">=", "&&", "||", "..", "…", "→", "⇒", "≤", "≥", "≠", "<", ">", "!", "(", ")", "[", "]", "{", "}", ",", ":", ";", "/", ".", "?", "*", "=", "|", "_", "-"];

    private readonly TextSlice slice;
    private readonly string text;
    private readonly HashSet<char> unclosed = [];
    private int at;

    /// <summary>The offset at which the code span of several backticks ends that is being read; before the text outside of one.</summary>
    private int codeEnd = -1;

    private bool isInBraces;

    private Lexer(TextSlice slice)
    {
        this.slice = slice;
        text = slice.Source.Text;
        at = slice.Start;
    }

    public static IReadOnlyList<Token> Read(TextSlice slice)
    {
        var lexer = new Lexer(slice);
        var tokens = new List<Token>();
        while (lexer.Next() is var token)
        {
            tokens.Add(token);
            if (token.Kind == TokenKind.End)
                break;
        }

        return tokens;
    }

    private Token Next()
    {
        if (isInBraces)
            return InBraces();
        while (at < slice.End && (char.IsWhiteSpace(text[at]) || text[at] is '`' or '´' or '\\'))
        {
            if (text[at] != '`')
                at++;
            else if (Backticks() is { } name)
                return name;
        }

        if (at >= slice.End)
            return new Token(TokenKind.End, "", null, slice.End, slice.End);
        var c = text[at];
        isInBraces = c == '{' && NameEnd() > 0;
        if (char.IsLetter(c) || c == '_' && At(at + 1) is var next && (char.IsLetterOrDigit(next) || next == '_'))
            return Word();
        if (char.IsAsciiDigit(c) || c is '-' or '−' or '–' && char.IsAsciiDigit(At(at + 1)))
            return Number();
        if (Quotes(c) is { } closing && !IsApostrophe() && ClosingAt(closing) is var end and > 0)
            return String(text[end]);
        if (c == '.' && EndsSentence(at + 1))
            return Take(TokenKind.Stop, 1);
        var symbol = Array.Find(Symbols, StartsWith) ?? c.ToString();
        return Take(TokenKind.Symbol, symbol.Length) with { Text = Plain(symbol) };
    }

    /// <summary>Passes backticks. Within a code span of several, a pair of single ones holds a name, which is given.</summary>
    private Token? Backticks()
    {
        var length = 1;
        while (At(at + length) == '`')
            length++;
        if (at > codeEnd && length > 1)
            codeEnd = text.IndexOf(new string('`', length), at + length, slice.End - at - length, StringComparison.Ordinal);
        if (length > 1 || at >= codeEnd || text.IndexOf('`', at + 1, codeEnd - at - 1) is not (> 0 and var end) || end == at + 1)
        {
            at += length;
            return null;
        }

        at++;
        var name = Take(TokenKind.Word, end - at) with { IsQuoted = true };
        at++;
        return name;
    }

    /// <summary>The offset at which the name in the braces ends that begin here; -1 when they hold none, or are not closed.</summary>
    private int NameEnd()
    {
        var length = slice.Source.Text.AsSpan(at + 1, slice.End - at - 1).IndexOfAny("{}\n`");
        return length > 0 && text[at + 1 + length] == '}' && !string.IsNullOrWhiteSpace(text[(at + 1)..(at + 1 + length)]) ? at + 1 + length : -1;
    }

    private Token InBraces()
    {
        isInBraces = false;
        var end = text.IndexOf('}', at);
        var name = Take(TokenKind.Word, end - at);
        return name with { Text = name.Text.Trim(), IsQuoted = true };
    }

    private Token Word()
    {
        var end = at;
        while (end < slice.End && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || JoinsLetters(end)))
            end++;
        var isCode = At(at - 1) == '`' && At(end) == '`';
        var token = Take(TokenKind.Word, end - at);
        return token with { Text = token.Text.Replace('’', '\'').Replace('–', '-').Replace('—', '-'), IsCode = isCode };
    }

    /// <summary>A hyphen or an apostrophe between letters belongs to the word: <c>not-in</c>, <c>can't</c>.</summary>
    private bool JoinsLetters(int index) =>
        text[index] is '-' or '–' or '—' or '\'' or '’' && char.IsLetter(At(index + 1)) && char.IsLetterOrDigit(At(index - 1));

    /// <summary>After a letter a quotation mark opens nothing: <c>the authors' drafts</c>.</summary>
    private bool IsApostrophe() => text[at] is '\'' or '’' && char.IsLetterOrDigit(At(at - 1));

    private Token Number()
    {
        var end = at + 1;
        while (char.IsAsciiDigit(At(end)) || At(end) == '_')
            end++;
        var whole = true;
        if (At(end) == '.' && char.IsAsciiDigit(At(end + 1)))
        {
            whole = false;
            end++;
            while (char.IsAsciiDigit(At(end)))
                end++;
        }

        var token = Take(TokenKind.Number, end - at);
        var digits = token.Text.Replace('−', '-').Replace('–', '-').Replace("_", "", StringComparison.Ordinal);
        // Each side is made an object of its own: a choice between a long and a double is a double.
        return token with
        {
            Value = whole && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                ? (object)integer
                : double.Parse(digits, CultureInfo.InvariantCulture),
        };
    }

    private Token String(char closing)
    {
        var value = new StringBuilder();
        var end = at + 1;
        for (; end < slice.End && text[end] != closing; end++)
        {
            // A backslash before a quotation mark or, in a table, a pipe is no part of the text; before other signs it is an expression's own.
            if (text[end] == '\\' && At(end + 1) is '"' or '\'' or '|')
                end++;
            else if (text[end] == '\\' && At(end + 1) == '\\')
                value.Append(text[end++]);
            value.Append(text[end]);
        }

        return Take(TokenKind.String, Math.Min(end + 1, slice.End) - at) with { Value = value.ToString() };
    }

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, text[at..(at + length)], null, at, at + length);
        at += length;
        return token;
    }

    private char At(int index) => index >= slice.Start && index < slice.End ? text[index] : '\0';

    private bool StartsWith(string symbol) => at + symbol.Length <= slice.End && string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0;

    private bool EndsSentence(int index)
    {
        while (At(index) is '`' or '*' or ')' or '"' or '”')
            index++;
        return index >= slice.End || char.IsWhiteSpace(text[index]);
    }

    /// <summary>The signs that close what a quotation mark opens, the likeliest first: editors turn one of a pair and leave the other.</summary>
    private static string? Quotes(char c) => c switch
    {
        '"' => "\"”“", '\'' => "'", '“' or '”' => "”“\"", '„' => "“”\"", '‘' or '‚' => "’‘'", '«' => "»", '»' => "«", _ => null,
    };

    /// <summary>Where the likeliest of the closing signs stands; -1 when none does. A sign that was not found once is not looked for again.</summary>
    private int ClosingAt(string closing)
    {
        foreach (var sign in closing.Where(sign => !unclosed.Contains(sign)))
        {
            if (text.IndexOf(sign, at + 1, slice.End - at - 1) is var found and > 0)
                return found;
            unclosed.Add(sign);
        }

        return -1;
    }

    private static string Plain(string symbol) => symbol switch { "→" or "⇒" or "=>" or "–>" or "—>" => "->", "…" => "..", "≤" => "<=", "≥" => ">=", "≠" => "!=", @"|\|" => "||", _ => symbol };
}
