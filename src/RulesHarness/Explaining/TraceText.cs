using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>Prints what the expressions under a statement came to, each with its value in one column. What needs no explanation is left out: literals, and the parts of a name such as <c>resource.data.status</c>.</summary>
internal sealed partial class TraceText(ParsedRules rules)
{
    private const int Indent = 2;
    private const int ValueColumn = 64;
    private const int LongestText = 100;

    /// <summary>The statement with its line and outcome, and below it its expressions.</summary>
    public void Print(StringBuilder text, AllowStatement statement, string outcome, IEnumerable<EvaluatedExpression> roots)
    {
        Line(text, Number(statement.VerdictLine), Source(statement), outcome);
        foreach (var root in roots)
            Print(text, root, depth: 1, statement.VerdictLine);
    }

    private void Print(StringBuilder text, EvaluatedExpression evaluated, int depth, int around)
    {
        if (evaluated.Expression is ParenthesizedExpression && evaluated.Inner is [var only])
        {
            Print(text, only, depth, around);
            return;
        }

        var line = evaluated.Expression.Span.Line;
        Line(text, new string(' ', depth * Indent) + (line == around ? Number(null) : Number(line)), Source(evaluated.Expression), Value(evaluated.Value));
        foreach (var inner in evaluated.Inner)
        {
            if (IsWorthTelling(evaluated, inner))
                Print(text, inner, depth + 1, line);
        }
    }

    private static bool IsWorthTelling(EvaluatedExpression outer, EvaluatedExpression inner) => inner.Expression switch
    {
        LiteralExpression => false,
        // Of a chain of names its end is told; what is inside it only where the chain broke.
        NameExpression or MemberExpression when outer.Expression is MemberExpression => outer.Value.Kind == RulesValueKind.Undefined && inner.Value.Kind != RulesValueKind.Undefined && inner.Expression is MemberExpression,
        _ => true,
    };

    private static void Line(StringBuilder text, string margin, string source, string value)
    {
        var left = $"  {margin}{Cut(source)}";
        text.Append(left.PadRight(ValueColumn)).Append("  ").AppendLine(value);
    }

    private string Source(SyntaxNode node) => Spaces().Replace(rules.Source.Text.Substring(node.Span.Offset, node.Span.Length), " ");

    private static string Value(RulesValue value) => value.Kind == RulesValueKind.Undefined
        ? $"error: {(value.Error is { Length: > 0 } message ? message : "not known")}"
        : Cut(value.ToString());

    private static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..(LongestText - 3)]}...";

    private static string Number(int? line) => (line?.ToString(CultureInfo.InvariantCulture) ?? "").PadLeft(4) + "  ";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
