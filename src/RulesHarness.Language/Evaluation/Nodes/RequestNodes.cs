using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>request</c>.</summary>
internal sealed class RequestNode : Node
{
    protected override RulesValue Compute(DecisionRun run) => run.Subject.Request;
}

/// <summary><c>resource</c>.</summary>
internal sealed class ResourceNode : Node
{
    protected override RulesValue Compute(DecisionRun run) => run.Resource;
}
