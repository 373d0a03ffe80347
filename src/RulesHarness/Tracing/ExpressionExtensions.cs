using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>Questions about expressions of rules.</summary>
internal static class ExpressionExtensions
{
    /// <summary>Returns true if a node lies inside another one, by their places in the text.</summary>
    public static bool IsWithin(this SyntaxNode inner, SyntaxNode outer) =>
        !ReferenceEquals(inner, outer) && inner.Span.Offset >= outer.Span.Offset && inner.Span.End <= outer.Span.End;

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
