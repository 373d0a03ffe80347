using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// An expression's value in one decision, and what was evaluated for it: its parts, of a call the function's body, of a
/// variable what it stands for.
/// </summary>
internal sealed record Evaluation(Expression Expression, RulesValue Value, IReadOnlyList<Evaluation> Parts);

/// <summary>
/// Puts the expressions that an evaluator shows one by one, each after those inside it, together as trees.
/// </summary>
internal sealed class EvaluationBuilder(FunctionTable functions)
{
    private readonly List<Evaluation> _open = [];

    /// <summary>The outermost expressions so far, in the order in which they were evaluated.</summary>
    public IReadOnlyList<Evaluation> Roots => _open;

    public void Observe(Expression expression, RulesValue value)
    {
        var elsewhere = functions.EvaluatedFor(expression);
        var from = _open.Count;
        while (from > 0 && IsPart(_open[from - 1].Expression))
        {
            from--;
        }
        List<Evaluation> parts = _open[from..];
        _open.RemoveRange(from, _open.Count - from);
        _open.Add(new Evaluation(expression, value, parts));

        bool IsPart(Expression inner) => inner.IsWithin(expression) || elsewhere.Any(inner.IsWithin);
    }
}
