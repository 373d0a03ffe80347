using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>A condition that compares the size of a value with a number.</summary>
/// <param name="Sized">The value.</param>
/// <param name="Least">The smallest size that meets the condition.</param>
/// <param name="Most">The largest one.</param>
internal sealed record SizeLimit(Expression Sized, long Least, long Most)
{
    /// <summary>The sizes with which a condition has an outcome; null where it is another condition.</summary>
    public static SizeLimit? Of(Expression condition, bool outcome)
    {
        if (condition is not BinaryExpression comparison)
        {
            return null;
        }

        return comparison switch
        {
            { Left: CallExpression { Target: { } sized, Function.Text: "size" }, Right: LiteralExpression literal } =>
                Of(sized, comparison.Operator, literal, outcome),
            { Left: LiteralExpression literal, Right: CallExpression { Target: { } sized, Function.Text: "size" } } =>
                Of(sized, Mirrored(comparison.Operator), literal, outcome),
            _ => null,
        };
    }

    private static SizeLimit? Of(Expression sized, BinaryOperator operation, LiteralExpression literal, bool outcome)
    {
        if (literal.Value is not long limit)
        {
            return null;
        }

        return (operation, outcome) switch
        {
            (BinaryOperator.Equal, true) => new SizeLimit(sized, limit, limit),
            (BinaryOperator.Less, true) or (BinaryOperator.GreaterOrEqual, false) => new SizeLimit(sized, 0, limit - 1),
            (BinaryOperator.LessOrEqual, true) or (BinaryOperator.Greater, false) => new SizeLimit(sized, 0, limit),
            (BinaryOperator.Greater, true) or (BinaryOperator.LessOrEqual, false) => new SizeLimit(
                sized,
                limit + 1,
                long.MaxValue
            ),
            (BinaryOperator.GreaterOrEqual, true) or (BinaryOperator.Less, false) => new SizeLimit(
                sized,
                limit,
                long.MaxValue
            ),
            _ => null,
        };
    }

    private static BinaryOperator Mirrored(BinaryOperator operation) =>
        operation switch
        {
            BinaryOperator.Less => BinaryOperator.Greater,
            BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
            BinaryOperator.Greater => BinaryOperator.Less,
            BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
            _ => operation,
        };
}
