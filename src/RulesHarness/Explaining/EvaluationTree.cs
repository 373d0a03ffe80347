using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Explaining;

/// <summary>
/// Builds trees from an evaluator's notifications, which come expression by expression, each after those inside it.
/// </summary>
internal sealed class EvaluationTree
{
    private readonly ILookup<string, FunctionDeclaration> _functions;
    private readonly List<EvaluatedExpression> _open = [];

    public EvaluationTree(ParsedRules rules) =>
        _functions = Within(rules.File).OfType<FunctionDeclaration>().ToLookup(function => function.Name.Text);

    /// <summary>The expressions that were evaluated so far, outermost expressions only, in order.</summary>
    public IReadOnlyList<EvaluatedExpression> Roots => _open;

    /// <summary>Takes the value of an expression.</summary>
    public void Observe(Expression expression, RulesValue value)
    {
        var bodies = expression is CallExpression { Target: null } call ? _functions[call.Function.Text] : [];
        var from = _open.Count;
        while (
            from > 0
            && (
                IsWithin(_open[from - 1].Expression, expression)
                || bodies.Any(body => IsWithin(_open[from - 1].Expression, body))
            )
        )
        {
            from--;
        }
        var inner = _open[from..];
        _open.RemoveRange(from, _open.Count - from);
        _open.Add(new EvaluatedExpression(expression, value, inner));
    }

    private static bool IsWithin(SyntaxNode inner, SyntaxNode outer) =>
        inner != outer && inner.Span.Offset >= outer.Span.Offset && inner.Span.End <= outer.Span.End;

    private static IEnumerable<SyntaxNode> Within(SyntaxNode node) =>
        node.ChildNodes().SelectMany(Within).Prepend(node);
}
