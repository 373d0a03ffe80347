using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Arithmetic and comparisons of numbers.</summary>
internal static class Numbers
{
    public static Value Of(BinaryExpressionSyntax binary, Value left, Value right) =>
        Of(binary.OperatorToken, left, right);

    public static Value Of(RelationalPatternSyntax pattern, Value left, Value right) =>
        Of(pattern.OperatorToken, left, right);

    private static Value Of(SyntaxToken sign, Value left, Value right)
    {
        var known =
            left is ConstantValue { Constant: long a } && right is ConstantValue { Constant: long b }
                ? Of(sign.Kind(), a, b)
                : null;
        return known ?? (Value)new UnknownValue($"({left} {sign.Text} {right})");
    }

    private static ConstantValue? Of(SyntaxKind sign, long left, long right) =>
        sign switch
        {
            SyntaxKind.LessThanToken => ConstantValue.Of(left < right),
            SyntaxKind.LessThanEqualsToken => ConstantValue.Of(left <= right),
            SyntaxKind.GreaterThanToken => ConstantValue.Of(left > right),
            SyntaxKind.GreaterThanEqualsToken => ConstantValue.Of(left >= right),
            SyntaxKind.MinusToken => new ConstantValue(left - right),
            SyntaxKind.AsteriskToken => new ConstantValue(left * right),
            _ => null,
        };
}
