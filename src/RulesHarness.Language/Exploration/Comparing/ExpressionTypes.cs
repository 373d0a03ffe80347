using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>The types of expressions that depend on no request.</summary>
internal static class ExpressionTypes
{
    private const string Text = "string";
    private const string Time = "timestamp";
    private const string Span = "duration";

    /// <summary>
    /// The type of an expression wherever it has a value; null where the type depends on the request.
    /// </summary>
    public static string? Of(Expression expression) =>
        expression switch
        {
            ParenthesizedExpression brackets => Of(brackets.Inner),
            LiteralExpression { Kind: LiteralKind.String } => Text,
            LiteralExpression { Kind: LiteralKind.Boolean } => "bool",
            // A whole number equals the same number with a fraction of nothing.
            LiteralExpression { Kind: LiteralKind.Integer or LiteralKind.Float } => "number",
            MemberExpression
            {
                Member.Text: "uid",
                Target: MemberExpression { Member.Text: "auth", Target: NameExpression { Name: "request" } }
            } => Text,
            MemberExpression { Member.Text: "time", Target: NameExpression { Name: "request" } } => Time,
            CallExpression { Target: NameExpression { Name: Time }, Function.Text: "date" or "value" } => Time,
            CallExpression { Target: NameExpression { Name: Span }, Function.Text: "value" or "time" } => Span,
            BinaryExpression binary => OfSum(binary),
            _ => null,
        };

    /// <summary>
    /// The type that an operand must have so that a sum has a value; null where several types do.
    /// </summary>
    public static string? OfAddend(Expression other) => Of(other) is Text ? Text : null;

    private static string? OfSum(BinaryExpression binary)
    {
        if (binary.Operator is not (BinaryOperator.Add or BinaryOperator.Subtract))
        {
            return null;
        }

        var isAdded = binary.Operator == BinaryOperator.Add;
        return (Of(binary.Left), Of(binary.Right)) switch
        {
            (Text, _) or (_, Text) when isAdded => Text,
            (Time, Span) => Time,
            (Span, Time) when isAdded => Time,
            (Span, Span) => Span,
            _ => null,
        };
    }

    /// <summary>Returns true if a literal is never of a type, so that a test of the type is false.</summary>
    public static bool IsNever(LiteralExpression literal, string type) =>
        literal.Kind switch
        {
            LiteralKind.String => type != Text,
            LiteralKind.Boolean => type != "bool",
            LiteralKind.Integer => type is not ("int" or "number"),
            LiteralKind.Float => type is not ("float" or "number"),
            _ => false,
        };
}
