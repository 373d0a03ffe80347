using System.Buffers;
using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>Splits a rules file into tokens as Firestore's compiler does, in time linear in its length. It never fails: what is no token is a
/// <see cref="TokenKind.Bad"/> one with a diagnostic.</summary>
public sealed class Lexer
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> WordParts =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");

    private static readonly SearchValues<char> ServiceParts =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    private readonly string text;
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<RulesDiagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<RulesDiagnostic>();
    private int position;
    private int line = 1;
    private int column = 1;
    private bool atServiceName;

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
        else if (Spaces.Contains(c))
        {
            Add(TokenKind.Whitespace, EndOfRun(position, Spaces));
        }
        else if (atServiceName)
        {
            ServiceName();
        }
        else if (c == '/')
        {
            Slash();
        }
        else if (c is '\'' or '"')
        {
            Quoted();
        }
        else if (c is 'b' or 'B' && At(position + 1) is '\'' or '"' && Escapes.EndOfString(text, position + 1) is { Closed: true, Wrong.Count: 0 } bytes)
        {
            Add(TokenKind.Bytes, bytes.End);
        }
        else if (WordParts.Contains(c) && !char.IsAsciiDigit(c) && EndOfRun(position, WordParts) is var end && !(c == '$' && end == position + 1))
        {
            Add(TokenKind.Word, end);
            atServiceName = tokens[^1].Is("service");
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(position + 1))))
        {
            Number();
        }
        else if (Symbols.At(text, position) is { } symbol)
        {
            Add(TokenKind.Symbol, position + symbol.Length, symbol);
        }
        else
        {
            Bad();
        }
    }

    // After `service` there is nothing but a name: what stands before it, comments too, is in no token.
    private void ServiceName()
    {
        if (ServiceParts.Contains(text[position]))
        {
            atServiceName = false;
            Add(TokenKind.ServiceName, EndOfRun(position, ServiceParts));
        }
        else
        {
            AddBad(position + 1);
        }
    }

    private void Slash()
    {
        var next = At(position + 1);
        if (next == '/')
        {
            var feed = text.IndexOf('\n', position);
            var end = feed < 0 ? text.Length : feed;
            Add(TokenKind.LineComment, text[end - 1] == '\r' ? end - 1 : end);
        }
        else if (next == '*' && text.IndexOf("*/", position + 2, StringComparison.Ordinal) is >= 0 and var close)
        {
            Add(TokenKind.BlockComment, close + 2);
        }
        else
        {
            var end = Segments.EndAt(text, position);
            Add(end > position + 1 ? TokenKind.PathSegment : TokenKind.Symbol, end, end > position + 1 ? null : "/");
        }
    }

    private void Quoted()
    {
        var (end, closed, wrong) = Escapes.EndOfString(text, position);
        var (counted, at) = (position, column);
        foreach (var offset in wrong)
        {
            (counted, at) = (offset, at + CodePoints(counted, offset));
            var length = Escapes.LengthOfWrong(text, offset);
            diagnostics.Add(Messages.UnknownEscape(text.Substring(offset, length), new SourceSpan(offset, length, line, at)));
        }

        var token = Add(closed ? TokenKind.String : TokenKind.UnclosedString, end);
        if (!closed)
        {
            diagnostics.Add(Messages.StringNotClosed(token.Text[0], token.Span));
        }
    }

    // No digit follows a zero: `01` is two numbers.
    private void Number()
    {
        var end = text[position] == '0' ? position + 1 : EndOfRun(position, Digits);
        Add(TokenKind.Number, At(end) == '.' ? EndOfRun(end + 1, Digits) : end);
    }

    // Half an operator takes what follows it along.
    private void Bad()
    {
        var end = position;
        do
        {
            end += text[end] is '&' or '|' ? 2 : 1;
            end += end < text.Length && char.IsSurrogatePair(text, end - 1) ? 1 : 0;
        }
        while (end < text.Length && StartsNoToken(end));
        AddBad(Math.Min(end, text.Length));
    }

    private bool StartsNoToken(int index) =>
        text[index] is not ('/' or '\'' or '"') && !Spaces.Contains(text[index]) && !WordParts.Contains(text[index])
        && Symbols.At(text, index) is null;

    private void AddBad(int end)
    {
        var token = Add(TokenKind.Bad, end);
        diagnostics.Add(Messages.UnexpectedCharacters(token.Text, token.Span));
    }

    private Token Add(TokenKind kind, int end, string? shared = null)
    {
        var span = new SourceSpan(position, end - position, line, column);
        var token = new Token(kind, shared ?? text[position..end], span);
        tokens.Add(token);
        if (kind is TokenKind.Whitespace or TokenKind.BlockComment or TokenKind.Bad && token.Text.LastIndexOf('\n') is >= 0 and var feed)
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

    private int EndOfRun(int from, SearchValues<char> belongs)
    {
        var length = text.AsSpan(from).IndexOfAnyExcept(belongs);
        return length < 0 ? text.Length : from + length;
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
}
