using System.Globalization;
using System.Text;
using RulesHarness.Engines;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// Prints the values of the expressions under a statement, each on a line, with its value in one column. What needs no
/// explanation is left out: literals, the parts of a name such as <c>resource.data.status</c>, whole documents; and
/// <c>a &amp;&amp; b &amp;&amp; c</c> has three parts. Of a part that did not decide, such as a true one in a
/// conjunction that was false, its own value is all.
/// </summary>
/// <param name="rules">The rules file.</param>
internal sealed class TraceText(ParsedRules rules)
{
    private const int Indent = 2;
    private const int ValueColumn = 76;
    private const int LongestValue = 90;

    private readonly SourceExcerpt _source = new(rules);
    private readonly HashSet<(SourceSpan Place, string Value)> _explained = [];

    /// <summary>The statement with its line and outcome, and below it the parts of its condition.</summary>
    /// <param name="text">Where it is printed.</param>
    /// <param name="tried">The statement.</param>
    /// <param name="condition">What was evaluated; null to print the statement alone.</param>
    public void Print(StringBuilder text, TriedStatement tried, EvaluatedExpression? condition)
    {
        var outcome = tried.Error is { } error
            ? Failure(error, tried.FailedLookUp)
            : tried.Outcome.ToString().ToLowerInvariant();
        Line(text, 0, tried.Statement.VerdictLine, tried.Statement, outcome);
        if (condition is not null)
        {
            _explained.Clear();
            PrintParts(text, Unwrapped(condition), depth: 1, tried.Statement.VerdictLine);
        }
    }

    /// <summary>A reason for having no value, on one line.</summary>
    private static string Failure(string error, FailedLookUp? lookUp) =>
        $"error: {(lookUp is null ? ReadableDenial.OneLine(error) : LookUpText.Of(lookUp))}";

    private void PrintParts(StringBuilder text, EvaluatedExpression outer, int depth, int around)
    {
        foreach (var part in Parts(outer))
        {
            // What failed before says no more when it fails again.
            if (part.Value.Kind == RulesValueKind.Undefined && !_explained.Add((part.Expression.Span, "")))
            {
                continue;
            }

            var line = part.Expression.Span.Line;
            Line(text, depth, line == around ? null : line, part.Expression, Value(part));
            // What is evaluated again with the same value is explained once.
            var isNew =
                part.Expression is not CallExpression || _explained.Add((part.Expression.Span, part.Value.ToString()));
            if (Decides(outer, part) && isNew)
            {
                PrintParts(text, part, depth + 1, line);
            }
        }
    }

    private static IEnumerable<EvaluatedExpression> Parts(EvaluatedExpression outer)
    {
        foreach (var inner in outer.Inner.Select(Unwrapped))
        {
            if (IsChain(outer, inner))
            {
                foreach (var link in Parts(inner))
                {
                    yield return link;
                }
            }
            else if (IsWorthPrinting(outer, inner))
            {
                yield return inner;
            }
        }
    }

    private static EvaluatedExpression Unwrapped(EvaluatedExpression evaluated) =>
        evaluated is { Expression: ParenthesizedExpression, Inner: [var only] } ? Unwrapped(only) : evaluated;

    private static bool IsChain(EvaluatedExpression outer, EvaluatedExpression inner) =>
        outer.Expression is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } around
        && inner.Expression is BinaryExpression within
        && within.Operator == around.Operator;

    private static bool IsWorthPrinting(EvaluatedExpression outer, EvaluatedExpression inner) =>
        inner.Expression switch
        {
            LiteralExpression => false,
            // The documents that were looked up are listed by themselves.
            PathExpression
                when outer.Expression
                    is CallExpression
                    {
                        Target: null,
                        Function.Text: "get" or "getAfter" or "exists" or "existsAfter"
                    } => false,
            ListExpression or MapExpression => inner.Inner.Any(item => item.Expression is not LiteralExpression),
            // Of a chain of names its end is printed, or where it broke.
            NameExpression or MemberExpression => inner.Value.Kind == RulesValueKind.Undefined
                || (inner.Value.Kind != RulesValueKind.Map && outer.Expression is not MemberExpression),
            _ => true,
        };

    /// <summary>Returns whether a part had a say in the value of what is around it.</summary>
    private static bool Decides(EvaluatedExpression outer, EvaluatedExpression part) =>
        outer.Expression switch
        {
            BinaryExpression { Operator: BinaryOperator.And } => outer.Value == RulesValue.True
                || part.Value != RulesValue.True,
            BinaryExpression { Operator: BinaryOperator.Or } => outer.Value != RulesValue.True
                || part.Value == RulesValue.True,
            _ => true,
        };

    private void Line(StringBuilder text, int depth, int? line, SyntaxNode node, string value)
    {
        var number = line?.ToString(CultureInfo.InvariantCulture) ?? "";
        var margin = number.PadLeft(6 + (depth * Indent)) + "  ";
        text.Append((margin + _source.Of(node, ValueColumn - margin.Length)).PadRight(ValueColumn))
            .Append("  ")
            .AppendLine(value);
    }

    private static string Value(EvaluatedExpression evaluated)
    {
        if (evaluated.Value.Kind != RulesValueKind.Undefined)
        {
            return SourceExcerpt.Cut(evaluated.Value.ToString(), LongestValue);
        }

        // What has no value because of something inside it says no more than that.
        return ErrorOrigin.IsInside(evaluated)
            ? "error"
            : Failure(
                evaluated.Value.Error is { Length: > 0 } message ? message : "not known",
                evaluated.Value.FailedLookUp
            );
    }
}
