using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace RulesHarness.Language.Syntax;

/// <summary>What literals stand for.</summary>
internal static class Literals
{
    public static LiteralExpression Of(Token token) => token.Kind switch
    {
        TokenKind.Number => Number(token),
        TokenKind.String => new LiteralExpression(LiteralKind.String, Escapes.Unescape(Inside(token.Text, 0)), token.Span),
        TokenKind.Bytes => new LiteralExpression(LiteralKind.Bytes, Bytes(Escapes.Unescape(Inside(token.Text, 1))), token.Span),
        _ => token.Is("null")
            ? new LiteralExpression(LiteralKind.Null, null, token.Span)
            : new LiteralExpression(LiteralKind.Boolean, token.Is("true"), token.Span),
    };

    private static LiteralExpression Number(Token token) => !token.Text.Contains('.', StringComparison.Ordinal)
        ? long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LiteralExpression(LiteralKind.Integer, number, token.Span)
            : new LiteralExpression(LiteralKind.Integer, long.MaxValue, token.Span)
        : new LiteralExpression(LiteralKind.Float, double.Parse(token.Text, CultureInfo.InvariantCulture), token.Span);

    private static string Inside(string text, int quote) =>
        text[(quote + 1)..(text.Length > quote + 1 && text[^1] == text[quote] ? text.Length - 1 : text.Length)];

    private static ImmutableArray<byte> Bytes(string text) => [.. Encoding.UTF8.GetBytes(text)];
}
