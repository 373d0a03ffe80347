using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Engines;

/// <summary>
/// Builds trees from an evaluator's notifications, which come expression by expression, each after those inside it.
/// </summary>
internal sealed class EvaluationTree(FunctionTable functions)
{
    private readonly List<EvaluatedExpression> _open = [];

    /// <summary>The expressions that were evaluated so far, outermost expressions only, in order.</summary>
    public IReadOnlyList<EvaluatedExpression> Roots => _open;

    /// <summary>Takes the value of an expression.</summary>
    public void Observe(Expression expression, RulesValue value)
    {
        var elsewhere = functions.EvaluatedFor(expression);
        var from = _open.Count;
        while (from > 0 && IsInner(_open[from - 1].Expression, expression, elsewhere))
        {
            from--;
        }

        IReadOnlyList<EvaluatedExpression> inner = from == _open.Count ? [] : _open[from..];
        _open.RemoveRange(from, _open.Count - from);
        _open.Add(new EvaluatedExpression(expression, value, inner));
    }

    // Asked for each expression that is evaluated: loops make no closures.
    private static bool IsInner(Expression other, Expression expression, IEnumerable<SyntaxNode> elsewhere)
    {
        if (IsWithin(other, expression))
        {
            return true;
        }
        foreach (var node in elsewhere)
        {
            if (IsWithin(other, node))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsWithin(SyntaxNode inner, SyntaxNode outer) =>
        !ReferenceEquals(inner, outer) && inner.Span.Offset >= outer.Span.Offset && inner.Span.End <= outer.Span.End;
}
