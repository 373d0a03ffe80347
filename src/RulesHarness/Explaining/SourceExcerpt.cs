using System.Text.RegularExpressions;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// Writes parts of a rules file on one line of a given width. What is too long is cut in the middle, and keeps its
/// operators.
/// </summary>
internal sealed partial class SourceExcerpt(ParsedRules rules)
{
    private const string Gap = "...";
    private const string TypeTest = " is ";

    /// <summary>With less than this on both sides of an operator nothing could be recognised.</summary>
    private const int NarrowestOperand = 8;

    /// <summary>A text in at most so many characters, without its middle where it is longer.</summary>
    public static string Cut(string text, int width)
    {
        if (text.Length <= width)
        {
            return text;
        }

        var kept = Math.Max(2, width - Gap.Length);
        var tail = kept / 3;
        return text[..(kept - tail)] + Gap + text[^tail..];
    }

    /// <summary>A statement or an expression in at most so many characters.</summary>
    public string Of(SyntaxNode node, int width)
    {
        var whole = Whole(node);
        if (whole.Length <= width)
        {
            return whole;
        }

        return node switch
        {
            AllowStatement { Condition: { } condition } allow => Statement(allow, condition, width),
            ParenthesizedExpression { Inner: var inner } => $"({Of(inner, width - 2)})",
            UnaryExpression { Operator: UnaryOperator.Not, Operand: var operand } => $"!{Of(operand, width - 1)}",
            TypeTestExpression test =>
                $"{Of(test.Operand, width - test.Type.Text.Length - TypeTest.Length)}{TypeTest}{test.Type.Text}",
            BinaryExpression binary => Binary(binary, whole, width),
            _ => Cut(whole, width),
        };
    }

    private string Statement(AllowStatement allow, Expression condition, int width)
    {
        var head = $"allow {string.Join(", ", allow.Methods.Select(method => method.Text))}: if ";
        return $"{head}{Of(condition, width - head.Length - 1)};";
    }

    private string Binary(BinaryExpression binary, string whole, int width)
    {
        var sign = $" {Operators.TextOf(binary.Operator)} ";
        var room = width - sign.Length;
        if (room < 2 * NarrowestOperand)
        {
            return Cut(whole, width);
        }

        var (left, right) = (Whole(binary.Left).Length, Whole(binary.Right).Length);
        var half = room / 2;
        // A short side leaves its room to the other.
        var leftWidth = left <= half ? left : Math.Max(half, room - right);
        return Of(binary.Left, leftWidth) + sign + Of(binary.Right, room - leftWidth);
    }

    private string Whole(SyntaxNode node) =>
        Spaces().Replace(rules.Source.Text.Substring(node.Span.Offset, node.Span.Length), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
