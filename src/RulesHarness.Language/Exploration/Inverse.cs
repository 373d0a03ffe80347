using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Solves <c>left operator right == result</c> for one operand.</summary>
internal static class Inverse
{
    /// <summary>The left operand; null if it can't be calculated.</summary>
    public static RulesValue? OfLeft(BinaryOperator operation, RulesValue right, RulesValue result) =>
        operation switch
        {
            BinaryOperator.Add when result.IsString && right.IsString => Without(
                result.AsString,
                right.AsString,
                isSuffix: true
            ),
            BinaryOperator.Add => Calculate(result, BinaryOperator.Subtract, right),
            BinaryOperator.Subtract => Calculate(result, BinaryOperator.Add, right),
            BinaryOperator.Multiply => Calculate(result, BinaryOperator.Divide, right),
            BinaryOperator.Divide => Calculate(result, BinaryOperator.Multiply, right),
            BinaryOperator.Modulo => result,
            _ => null,
        };

    /// <summary>The right operand; null if it can't be calculated.</summary>
    public static RulesValue? OfRight(BinaryOperator operation, RulesValue left, RulesValue result) =>
        operation switch
        {
            BinaryOperator.Add when result.IsString && left.IsString => Without(
                result.AsString,
                left.AsString,
                isSuffix: false
            ),
            BinaryOperator.Add => Calculate(result, BinaryOperator.Subtract, left),
            BinaryOperator.Subtract => Calculate(left, BinaryOperator.Subtract, result),
            BinaryOperator.Multiply => Calculate(result, BinaryOperator.Divide, left),
            _ => null,
        };

    private static RulesValue? Calculate(RulesValue left, BinaryOperator operation, RulesValue right) =>
        Arithmetic.Of(left, operation, right, default) is { IsUndefined: false } value ? value : null;

    private static RulesValue? Without(string whole, string part, bool isSuffix)
    {
        if (isSuffix)
        {
            return whole.EndsWith(part, StringComparison.Ordinal) ? RulesValue.From(whole[..^part.Length]) : null;
        }

        return whole.StartsWith(part, StringComparison.Ordinal) ? RulesValue.From(whole[part.Length..]) : null;
    }
}
