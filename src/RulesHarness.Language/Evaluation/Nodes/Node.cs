using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>
/// An expression, compiled: names are slots, literals are values, messages that don't depend on the request are made.
/// It holds nothing of a request, so that any number of threads may use it.
/// </summary>
internal abstract class Node
{
    /// <summary>Its value in a decision, which it counts. Past the limit of expressions there is none.</summary>
    public RulesValue Evaluate(DecisionRun run) => --run.ExpressionsLeft >= 0 ? Compute(run) : run.TooManyExpressions();

    /// <summary>Its value, when it may be had.</summary>
    protected abstract RulesValue Compute(DecisionRun run);
}
