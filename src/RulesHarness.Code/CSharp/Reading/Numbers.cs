using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Arithmetic and comparisons of numbers.</summary>
internal static class Numbers
{
    public static Value Of(BinaryExpressionSyntax binary, Value left, Value right)
    {
        if (left is ConstantValue { Constant: long a } && right is ConstantValue { Constant: long b })
        {
            var result = Of(binary.Kind(), a, b);
            if (result is not null)
            {
                return result;
            }
        }
        return new UnknownValue($"({left} {binary.OperatorToken.Text} {right})");
    }

    private static ConstantValue? Of(SyntaxKind kind, long left, long right) =>
        kind switch
        {
            SyntaxKind.LessThanExpression => ConstantValue.Of(left < right),
            SyntaxKind.LessThanOrEqualExpression => ConstantValue.Of(left <= right),
            SyntaxKind.GreaterThanExpression => ConstantValue.Of(left > right),
            SyntaxKind.GreaterThanOrEqualExpression => ConstantValue.Of(left >= right),
            SyntaxKind.SubtractExpression => new ConstantValue(left - right),
            SyntaxKind.MultiplyExpression => new ConstantValue(left * right),
            _ => null,
        };
}
