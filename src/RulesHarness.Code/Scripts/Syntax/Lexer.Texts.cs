using System.Globalization;
using System.Text;

namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>Texts, and the expressions in them.</summary>
internal sealed partial class Lexer
{
    private bool IsRawText() => _dialect.HasRawPrefix && Peek(0) == 'r' && (Peek(1) is '\'' or '"');

    private Token Text()
    {
        var (start, isOnNewLine, isAfterSpace) = (_at, _isOnNewLine, _isAfterSpace);
        var isRaw = IsRawText();
        if (isRaw)
        {
            _at++;
        }
        var quote = _text[_at];
        var isTriple = _dialect.HasTripleQuotes && Peek(1) == quote && Peek(2) == quote;
        _at += isTriple ? 3 : 1;
        var hasExpressions = !isRaw && _dialect.InterpolatedQuotes.Contains(quote, StringComparison.Ordinal);
        var hasEscapes = !isRaw && !(isTriple && _dialect.HasRawTripleQuotes);
        var isLong = isTriple || quote == '`';
        var parts = new List<TextPart>();
        var literal = new StringBuilder();
        while (_at < _text.Length && (isLong || Peek(0) != '\n') && !IsClosed(quote, isTriple))
        {
            if (hasExpressions && Expression() is { } code)
            {
                parts.Add(new TextPart(literal.ToString(), null));
                parts.Add(new TextPart("", code));
                literal.Clear();
            }
            else if (hasEscapes && Peek(0) == '\\')
            {
                Escape(literal);
            }
            else
            {
                literal.Append(_text[_at++]);
            }
        }
        if (IsClosed(quote, isTriple))
        {
            _at += isTriple ? 3 : 1;
        }
        _at = Math.Min(_at, _text.Length);
        if (parts.Count == 0)
        {
            return new Token(TokenKind.Text, literal.ToString(), start, isOnNewLine, isAfterSpace);
        }
        parts.Add(new TextPart(literal.ToString(), null));
        return new Token(TokenKind.Text, "", start, isOnNewLine, isAfterSpace)
        {
            Parts = [.. parts.Where(part => part.Code is not null || part.Literal.Length > 0)],
        };
    }

    private bool IsClosed(char quote, bool isTriple) =>
        Peek(0) == quote && (!isTriple || (Peek(1) == quote && Peek(2) == quote));

    /// <summary>Reads an expression at the current place of a text; null if there is none.</summary>
    private List<Token>? Expression()
    {
        if (_dialect.HasParenthesisInterpolation)
        {
            return Peek(0) == '\\' && Peek(1) == '(' ? Enclosed(')') : null;
        }
        if (Peek(0) != '$')
        {
            return null;
        }
        if (Peek(1) == '{')
        {
            return Enclosed('}');
        }
        if (!_dialect.HasDollarNames || !IsNameStart(Peek(1)) || Peek(1) == '$')
        {
            return null;
        }
        var start = ++_at;
        while (IsNamePart(Peek(0)) && Peek(0) != '$')
        {
            _at++;
        }
        return
        [
            new Token(TokenKind.Name, Shared(_text.AsSpan(start, _at - start)), start, false, false),
            new Token(TokenKind.End, "", _at, true, true),
        ];
    }

    private List<Token> Enclosed(char closing)
    {
        _at += 2;
        var tokens = ReadUntil(closing);
        _at++;
        return tokens;
    }

    private void Escape(StringBuilder literal)
    {
        var character = Peek(1);
        _at = Math.Min(_text.Length, _at + 2);
        switch (character)
        {
            case 'n':
                literal.Append('\n');
                break;
            case 't':
                literal.Append('\t');
                break;
            case 'r':
                literal.Append('\r');
                break;
            case 'u':
                literal.Append(CodePoint());
                break;
            case '\0' or '\n':
                break;
            default:
                literal.Append(character);
                break;
        }
    }

    private string CodePoint()
    {
        var isBraced = Peek(0) == '{';
        var start = isBraced ? _at + 1 : _at;
        var end = start;
        while (end < _text.Length && end - start < (isBraced ? 6 : 4) && char.IsAsciiHexDigit(_text[end]))
        {
            end++;
        }
        var isNumber = int.TryParse(
            _text.AsSpan(start, end - start),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture,
            out var code
        );
        if (!isNumber)
        {
            return "";
        }
        _at = isBraced && end < _text.Length && _text[end] == '}' ? end + 1 : end;
        return code <= char.MaxValue ? ((char)code).ToString() : "";
    }
}
