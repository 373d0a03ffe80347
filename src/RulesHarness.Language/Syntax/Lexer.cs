using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Splits a rules file into tokens, in time linear in its length. It never fails: what is no token is a
/// <see cref="TokenKind.Bad"/> one with a diagnostic.</summary>
public sealed class Lexer
{
    private static readonly string[] Symbols =
    [
        "**", "==", "!=", "<=", ">=", "&&", "||",
        "{", "}", "(", ")", "[", "]", ";", ",", ":", ".", "?", "=", "!", "<", ">", "+", "-", "*", "/", "%", "$",
        "&", "@", "~", // These three stand in path segments only.
    ];

    private readonly string text;
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<RulesDiagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<RulesDiagnostic>();
    private int position;
    private int line = 1;
    private int column = 1;

    private Lexer(string text) => this.text = text;

    /// <summary>Splits the text; the tokens' texts in order are the text again.</summary>
    public static LexedRules Lex(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lexer = new Lexer(text);
        while (lexer.position < text.Length)
        {
            lexer.Next();
        }

        lexer.Add(TokenKind.EndOfFile, text.Length);
        return new LexedRules(lexer.tokens.ToImmutable(), lexer.diagnostics.ToImmutable());
    }

    private void Next()
    {
        var c = text[position];
        if (c == '\uFEFF' && position == 0)
        {
            Add(TokenKind.ByteOrderMark, 1);
        }
        else if (IsWhitespace(c))
        {
            Add(TokenKind.Whitespace, EndOfRun(position, IsWhitespace));
        }
        else if (c == '/' && At(position + 1) is '/' or '*')
        {
            Comment();
        }
        else if (c is '\'' or '"')
        {
            Quoted(TokenKind.String, position);
        }
        else if (c == 'b' && At(position + 1) is '\'' or '"')
        {
            Quoted(TokenKind.Bytes, position + 1);
        }
        else if (IsWordStart(position))
        {
            Add(TokenKind.Word, EndOfRun(position, IsWordPart));
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(position + 1))))
        {
            Number();
        }
        else if (SymbolAt(position) is { } symbol)
        {
            Add(TokenKind.Symbol, position + symbol.Length, symbol);
        }
        else
        {
            Bad();
        }
    }

    private void Comment()
    {
        if (text[position + 1] == '/')
        {
            var feed = text.IndexOf('\n', position);
            var end = feed < 0 ? text.Length : feed;
            Add(TokenKind.LineComment, end > position && text[end - 1] == '\r' ? end - 1 : end);
            return;
        }

        var close = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
        var token = Add(TokenKind.BlockComment, close < 0 ? text.Length : close + 2);
        if (close < 0)
        {
            diagnostics.Add(Messages.CommentNotClosed(token.Span with { Length = 2 }));
        }
    }

    private void Quoted(TokenKind kind, int quote)
    {
        var wrongEscapes = new List<SourceSpan>();
        var end = quote + 1;
        var (counted, at) = (position, column);
        while (end < text.Length && text[end] != text[quote] && text[end] != '\n')
        {
            var length = text[end] == '\\' ? Escapes.LengthAt(text, end) : 1;
            if (length == 0)
            {
                (counted, at) = (end, at + CodePoints(counted, end));
                length = Escapes.LengthOfWrong(text, end);
                wrongEscapes.Add(new SourceSpan(end, length, line, at));
            }

            end += length;
        }

        var closed = At(end) == text[quote];
        var token = Add(kind, closed ? end + 1 : text[end - 1] == '\r' ? end - 1 : end);
        diagnostics.AddRange(wrongEscapes.Select(span => Messages.UnknownEscape(text.Substring(span.Offset, span.Length), span)));
        if (!closed)
        {
            diagnostics.Add(Messages.StringNotClosed(text[quote], token.Span));
        }
    }

    private void Number()
    {
        var end = EndOfRun(position, char.IsAsciiDigit);
        Add(TokenKind.Number, At(end) == '.' ? EndOfRun(end + 1, char.IsAsciiDigit) : end);
    }

    private void Bad()
    {
        var end = position + 1;
        while (end < text.Length && IsBad(end))
        {
            end++;
        }

        var token = Add(TokenKind.Bad, end);
        diagnostics.Add(Messages.UnexpectedCharacters(token.Text, token.Span));
    }

    private Token Add(TokenKind kind, int end, string? shared = null)
    {
        var span = new SourceSpan(position, end - position, line, column);
        var token = new Token(kind, shared ?? text[position..end], span);
        tokens.Add(token);
        if (kind is TokenKind.Whitespace or TokenKind.BlockComment && token.Text.LastIndexOf('\n') is >= 0 and var feed)
        {
            line += token.Text.AsSpan().Count('\n');
            column = 1 + CodePoints(position + feed + 1, end);
        }
        else
        {
            column += CodePoints(position, end);
        }

        position = end;
        return token;
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private int EndOfRun(int from, Func<char, bool> belongs)
    {
        while (from < text.Length && belongs(text[from]))
        {
            from++;
        }

        return from;
    }

    private int CodePoints(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            count += char.IsLowSurrogate(text[i]) ? 0 : 1;
        }

        return count;
    }

    private string? SymbolAt(int index) =>
        Array.Find(Symbols, symbol => string.CompareOrdinal(text, index, symbol, 0, symbol.Length) == 0);

    private bool IsBad(int index) =>
        !IsWhitespace(text[index]) && text[index] is not ('\'' or '"') && !IsWordStart(index)
        && !char.IsAsciiDigit(text[index]) && SymbolAt(index) is null;

    // `$(` opens an interpolation of a path; `$x` is a name.
    private bool IsWordStart(int index) =>
        text[index] == '$' ? IsWordPart(At(index + 1)) : IsWordPart(text[index]) && !char.IsAsciiDigit(text[index]);

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$';

    private static bool IsWhitespace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f';
}
