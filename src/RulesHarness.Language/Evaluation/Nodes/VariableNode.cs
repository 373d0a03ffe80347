using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>A parameter or a <c>let</c> variable of the function that is running.</summary>
internal sealed class VariableNode(int slot) : Node
{
    protected override RulesValue Compute(DecisionRun run) => run.Variable(slot);
}
