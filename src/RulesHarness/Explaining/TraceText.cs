using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// Prints what the expressions under a statement came to, each on a line, with its value in one column. What needs no explanation is left out: literals, the parts of a name such as <c>resource.data.status</c>, whole
/// documents; and <c>a &amp;&amp; b &amp;&amp; c</c> has three parts.
/// </summary>
internal sealed partial class TraceText(ParsedRules rules)
{
    private const int Indent = 2;
    private const int ValueColumn = 76;
    private const int LongestValue = 90;

    /// <summary>The statement with its line and outcome, and below it the parts of its condition.</summary>
    public void Print(StringBuilder text, AllowStatement statement, string outcome, EvaluatedExpression? condition)
    {
        Line(text, 0, statement.VerdictLine, Source(statement), outcome);
        foreach (var part in condition is null ? [] : Parts(Unwrapped(condition)))
            Print(text, part, depth: 1, statement.VerdictLine);
    }

    private void Print(StringBuilder text, EvaluatedExpression evaluated, int depth, int around)
    {
        var line = evaluated.Expression.Span.Line;
        Line(text, depth, line == around ? null : line, Source(evaluated.Expression), Value(evaluated.Value));
        foreach (var part in Parts(evaluated))
            Print(text, part, depth + 1, line);
    }

    private static IEnumerable<EvaluatedExpression> Parts(EvaluatedExpression outer) =>
        outer.Inner.Select(Unwrapped).SelectMany(inner => IsChain(outer, inner) ? Parts(inner) : IsWorthTelling(outer, inner) ? [inner] : []);

    private static EvaluatedExpression Unwrapped(EvaluatedExpression evaluated) =>
        evaluated is { Expression: ParenthesizedExpression, Inner: [var only] } ? Unwrapped(only) : evaluated;

    private static bool IsChain(EvaluatedExpression outer, EvaluatedExpression inner) =>
        outer.Expression is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } around && inner.Expression is BinaryExpression within && within.Operator == around.Operator;

    private static bool IsWorthTelling(EvaluatedExpression outer, EvaluatedExpression inner) => inner.Expression switch
    {
        LiteralExpression => false,
        ListExpression or MapExpression => inner.Inner.Any(item => item.Expression is not LiteralExpression),
        // Of a chain of names its end is told, or where it broke.
        NameExpression or MemberExpression => inner.Value.Kind == RulesValueKind.Undefined || (inner.Value.Kind != RulesValueKind.Map && outer.Expression is not MemberExpression),
        _ => true,
    };

    private static void Line(StringBuilder text, int depth, int? line, string source, string value)
    {
        var margin = (line?.ToString(CultureInfo.InvariantCulture) ?? "").PadLeft(6 + (depth * Indent)) + "  ";
        text.Append((margin + Cut(source, ValueColumn - margin.Length)).PadRight(ValueColumn)).Append("  ").AppendLine(value);
    }

    private string Source(SyntaxNode node) => Spaces().Replace(rules.Source.Text.Substring(node.Span.Offset, node.Span.Length), " ");

    private static string Value(RulesValue value) => value.Kind == RulesValueKind.Undefined
        ? $"error: {(value.Error is { Length: > 0 } message ? message : "not known")}"
        : Cut(value.ToString(), LongestValue);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..Math.Max(1, longest - 3)]}...";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
