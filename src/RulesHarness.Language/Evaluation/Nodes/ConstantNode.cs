using RulesHarness.Language.Evaluation.Execution;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>A literal, or a name that nothing in scope has.</summary>
internal sealed class ConstantNode(RulesValue value) : Node
{
    protected override RulesValue Compute(DecisionRun run) => value;
}
