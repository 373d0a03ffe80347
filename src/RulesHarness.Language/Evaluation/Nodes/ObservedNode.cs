using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>An expression whose value is observed. It isn't counted: the expression itself is.</summary>
internal sealed class ObservedNode(Node inner, Expression expression) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        run.ExpressionsLeft++;
        var value = inner.Evaluate(run);
        run.Observe!(expression, value);
        return value;
    }
}
