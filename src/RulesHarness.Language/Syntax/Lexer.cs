using System.Buffers;
using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>
/// Splits a rules file into tokens as Firestore's compiler does, in time linear in its length. It never fails: what is
/// no token is a <see cref="TokenKind.Bad"/> one with a diagnostic.
/// </summary>
public sealed class Lexer
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> WordParts = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"
    );

    private static readonly SearchValues<char> ServiceParts = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
    );

    /// <summary>The fewest characters in a token of usual rules, on average, so that the list rarely grows.</summary>
    private const int CharactersInToken = 3;

    private readonly string _text;
    private readonly ImmutableArray<Token>.Builder _tokens;
    private readonly ImmutableArray<RulesDiagnostic>.Builder _diagnostics =
        ImmutableArray.CreateBuilder<RulesDiagnostic>();
    private int _position;
    private int _line = 1;
    private int _column = 1;
    private bool _atServiceName;

    private Lexer(string text)
    {
        _text = text;
        _tokens = ImmutableArray.CreateBuilder<Token>(text.Length / CharactersInToken);
    }

    /// <summary>Splits the text; the tokens' texts in order are the text again.</summary>
    public static LexedRules Lex(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lexer = new Lexer(text);
        while (lexer._position < text.Length)
        {
            lexer.Next();
        }

        lexer.Add(TokenKind.EndOfFile, text.Length);
        return new LexedRules(lexer._tokens.DrainToImmutable(), lexer._diagnostics.ToImmutable());
    }

    private void Next()
    {
        var c = _text[_position];
        if (c == '\uFEFF' && _position == 0)
        {
            Add(TokenKind.ByteOrderMark, 1);
        }
        else if (Spaces.Contains(c))
        {
            Add(TokenKind.Whitespace, EndOfRun(_position, Spaces));
        }
        else if (_atServiceName)
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
        else if (EndOfBytes() is { } endOfBytes)
        {
            Add(TokenKind.Bytes, endOfBytes);
        }
        else if (
            WordParts.Contains(c)
            && !char.IsAsciiDigit(c)
            && EndOfRun(_position, WordParts) is var end
            && !(c == '$' && end == _position + 1)
        )
        {
            Word(end);
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(_position + 1))))
        {
            Number();
        }
        else if (Symbols.At(_text, _position) is { } symbol)
        {
            Add(TokenKind.Symbol, _position + symbol.Length, symbol);
        }
        else
        {
            Bad();
        }
    }

    private int? EndOfBytes()
    {
        if (!(_text[_position] is 'b' or 'B' && At(_position + 1) is '\'' or '"'))
        {
            return null;
        }

        return Escapes.EndOfString(_text, _position + 1) is { Closed: true, Wrong.Count: 0 } bytes ? bytes.End : null;
    }

    private void Word(int end)
    {
        Add(TokenKind.Word, end);
        _atServiceName = _tokens[^1].Is("service");
    }

    // After `service` there is nothing but a name: what stands before it, comments too, is in no token.
    private void ServiceName()
    {
        if (ServiceParts.Contains(_text[_position]))
        {
            _atServiceName = false;
            Add(TokenKind.ServiceName, EndOfRun(_position, ServiceParts));
        }
        else
        {
            AddBad(_position + 1);
        }
    }

    private void Slash()
    {
        var next = At(_position + 1);
        if (next == '/')
        {
            var feed = _text.IndexOf('\n', _position);
            var end = feed < 0 ? _text.Length : feed;
            Add(TokenKind.LineComment, _text[end - 1] == '\r' ? end - 1 : end);
        }
        else if (next == '*' && _text.IndexOf("*/", _position + 2, StringComparison.Ordinal) is >= 0 and var close)
        {
            Add(TokenKind.BlockComment, close + 2);
        }
        else
        {
            var end = Segments.EndAt(_text, _position);
            Add(end > _position + 1 ? TokenKind.PathSegment : TokenKind.Symbol, end, end > _position + 1 ? null : "/");
        }
    }

    private void Quoted()
    {
        var (end, closed, wrong) = Escapes.EndOfString(_text, _position);
        var (counted, at) = (_position, _column);
        foreach (var offset in wrong)
        {
            (counted, at) = (offset, at + CodePoints(counted, offset));
            var length = Escapes.LengthOfWrong(_text, offset);
            _diagnostics.Add(
                SyntaxDiagnostics.UnknownEscape(
                    _text.Substring(offset, length),
                    new SourceSpan(offset, length, _line, at)
                )
            );
        }

        var token = Add(closed ? TokenKind.String : TokenKind.UnclosedString, end);
        if (!closed)
        {
            _diagnostics.Add(SyntaxDiagnostics.StringNotClosed(token.Text[0], token.Span));
        }
    }

    // No digit follows a zero: `01` is two numbers.
    private void Number()
    {
        var end = _text[_position] == '0' ? _position + 1 : EndOfRun(_position, Digits);
        Add(TokenKind.Number, At(end) == '.' ? EndOfRun(end + 1, Digits) : end);
    }

    // Half an operator takes what follows it along.
    private void Bad()
    {
        var end = _position;
        do
        {
            end += _text[end] is '&' or '|' ? 2 : 1;
            end += end < _text.Length && char.IsSurrogatePair(_text, end - 1) ? 1 : 0;
        } while (end < _text.Length && StartsNoToken(end));
        AddBad(Math.Min(end, _text.Length));
    }

    private bool StartsNoToken(int index) =>
        _text[index] is not ('/' or '\'' or '"')
        && !Spaces.Contains(_text[index])
        && !WordParts.Contains(_text[index])
        && Symbols.At(_text, index) is null;

    private void AddBad(int end)
    {
        var token = Add(TokenKind.Bad, end);
        _diagnostics.Add(SyntaxDiagnostics.UnexpectedCharacters(token.Text, token.Span));
    }

    private Token Add(TokenKind kind, int end, string? shared = null)
    {
        var span = new SourceSpan(_position, end - _position, _line, _column);
        var token = new Token(kind, shared ?? _text[_position..end], span);
        _tokens.Add(token);
        if (
            kind is TokenKind.Whitespace or TokenKind.BlockComment or TokenKind.Bad
            && token.Text.LastIndexOf('\n') is >= 0 and var feed
        )
        {
            _line += token.Text.AsSpan().Count('\n');
            _column = 1 + CodePoints(_position + feed + 1, end);
        }
        else
        {
            _column += CodePoints(_position, end);
        }

        _position = end;
        return token;
    }

    private char At(int index) => index < _text.Length ? _text[index] : '\0';

    private int EndOfRun(int from, SearchValues<char> belongs)
    {
        var length = _text.AsSpan(from).IndexOfAnyExcept(belongs);
        return length < 0 ? _text.Length : from + length;
    }

    private int CodePoints(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            count += char.IsLowSurrogate(_text[i]) ? 0 : 1;
        }

        return count;
    }
}
