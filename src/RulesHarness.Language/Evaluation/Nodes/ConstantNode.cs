using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>A literal, or a name that nothing in scope has.</summary>
internal sealed class ConstantNode(RulesValue value) : Node
{
    protected override RulesValue Compute(DecisionRun run) => value;
}

/// <summary>A literal with its sign: two expressions.</summary>
internal sealed class NegatedConstantNode(RulesValue value) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        run.ExpressionsLeft--;
        return value;
    }
}
