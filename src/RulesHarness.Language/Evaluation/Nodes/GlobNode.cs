using RulesHarness.Language.Evaluation.Execution;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>What the recursive wildcard of a match block stands for: a path. A query doesn't tell it where it reaches the document.</summary>
internal sealed class GlobNode(RulesValue unbound) : Node
{
    protected override RulesValue Compute(DecisionRun run) => run.Place.RecursiveCapture() is { } path ? RulesValue.From(path) : unbound;
}
