using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines.Embedded;

/// <summary>Questions about expressions of rules.</summary>
internal static class ExpressionExtensions
{
    /// <summary>An expression without the parentheses around it, which evaluators pass over.</summary>
    public static Expression Bare(this Expression expression)
    {
        while (expression is ParenthesizedExpression parenthesized)
        {
            expression = parenthesized.Inner;
        }
        return expression;
    }

    /// <summary>
    /// Returns true if an expression is written as <c>true</c> or <c>false</c>, whichever <paramref name="value"/> is.
    /// </summary>
    public static bool IsLiteral(this Expression expression, bool value) =>
        expression.Bare() is LiteralExpression { Value: bool written } && written == value;
}
