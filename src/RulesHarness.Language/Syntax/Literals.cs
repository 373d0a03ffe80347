using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RulesHarness.Language.Syntax;

/// <summary>The values of literals.</summary>
internal static class Literals
{
    /// <summary>
    /// The literal of a token. The integer 9223372036854775808, which only a minus makes one, is <see
    /// cref="long.MinValue"/> here, so that its negation is itself.
    /// </summary>
    public static LiteralExpression Of(Token token) =>
        token.Kind switch
        {
            TokenKind.Number when !IsInteger(token.Text) => new LiteralExpression(
                LiteralKind.Float,
                double.Parse(token.Text, CultureInfo.InvariantCulture),
                token.Span
            ),
            TokenKind.Number => new LiteralExpression(LiteralKind.Integer, Integer(token.Text), token.Span),
            TokenKind.String or TokenKind.UnclosedString => new LiteralExpression(
                LiteralKind.String,
                Escapes.Unescape(Inside(token.Text, 0)),
                token.Span
            ),
            TokenKind.Bytes => new LiteralExpression(LiteralKind.Bytes, Bytes(Inside(token.Text, 1)), token.Span),
            _ => token.Is("null")
                ? new LiteralExpression(LiteralKind.Null, null, token.Span)
                : new LiteralExpression(LiteralKind.Boolean, token.Is("true"), token.Span),
        };

    /// <summary>Whether a number is one that 64 bits hold, as it is or with the minus before it.</summary>
    public static bool IsInRange(string number, bool isNegated) =>
        !IsInteger(number)
        || (
            ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= (ulong)long.MaxValue + (isNegated ? 1UL : 0UL)
        );

    /// <summary>Whether no escape in a bytes literal is that of a character.</summary>
    public static bool AreBytes(string literal)
    {
        for (var i = literal.IndexOf('\\', StringComparison.Ordinal); i >= 0; i = literal.IndexOf('\\', i + 2))
        {
            if (literal[i + 1] == 'u')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInteger(string number) => !number.Contains('.', StringComparison.Ordinal);

    private static long Integer(string number) =>
        ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value <= (ulong)long.MaxValue + 1
            ? unchecked((long)value)
            : long.MaxValue;

    private static string Inside(string text, int quote) =>
        text[(quote + 1)..(text.Length > quote + 1 && text[^1] == text[quote] ? text.Length - 1 : text.Length)];

    // An escape in digits is one byte; other characters are those of UTF-8.
    private static ImmutableArray<byte> Bytes(string text)
    {
        var bytes = ImmutableArray.CreateBuilder<byte>();
        var at = 0;
        while (at < text.Length)
        {
            var length = text[at] == '\\' ? Escapes.LengthAt(text, at) : 0;
            if (length == 0)
            {
                var next = text.IndexOf('\\', at + 1);
                var plain = text[at..(next < 0 ? text.Length : next)];
                bytes.AddRange(Encoding.UTF8.GetBytes(plain));
                at += plain.Length;
            }
            else
            {
                bytes.Add((byte)Escapes.Unescape(text.Substring(at, length))[0]);
                at += length;
            }
        }

        return bytes.ToImmutable();
    }
}
