using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Formatting;

/// <summary>Whether a space stands between two tokens on a line.</summary>
internal static class Spacing
{
    private const string PartsOfSegments = "_-.~+:&@*'%";

    public static bool IsBetween(Token left, Token right, TokenRoles roles)
    {
        if (left.IsTrivia || right.IsTrivia || WouldJoin(left, right))
        {
            return true;
        }

        if (
            roles.IsTight(right)
            || left.Text is "(" or "[" or "." or "$"
            || roles.IsSign(left)
            || roles.IsMap(left)
            || right.Text is ")" or "]" or "," or ";" or "."
        )
        {
            return false;
        }

        return roles.IsOperator(left)
            || roles.IsOperator(right)
            || left.Is(",")
            || right switch
            {
                { Text: "(" or "[" } => roles.IsOpening(right),
                { Text: "{" } => !left.Is("/"),
                { Text: "}" or ":" or "$" } => false,
                { IsOfPath: true } => roles.StartsPath(right),
                _ => true,
            };
    }

    // Side by side they would be one token, or another two.
    private static bool WouldJoin(Token left, Token right) =>
        left.Kind switch
        {
            TokenKind.PathSegment => char.IsAsciiLetterOrDigit(right.Text[0])
                || PartsOfSegments.Contains(right.Text[0], StringComparison.Ordinal),
            TokenKind.Number => right.Is(".") && !left.Text.Contains('.', StringComparison.Ordinal),
            _ => false,
        };
}
