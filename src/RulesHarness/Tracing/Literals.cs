using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>Expressions of rules that are written as a value.</summary>
internal static class Literals
{
    /// <summary>
    /// Returns true if an expression is written as <c>true</c> or <c>false</c>, whichever <paramref name="value"/> is.
    /// </summary>
    public static bool IsLiteral(this Expression expression, bool value) =>
        expression.Bare() is LiteralExpression { Value: bool written } && written == value;
}
