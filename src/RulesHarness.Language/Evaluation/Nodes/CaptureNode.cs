using RulesHarness.Language.Evaluation.Execution;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>What a wildcard of a match block stands for.</summary>
internal sealed class CaptureNode(int segment, RulesValue unbound) : Node
{
    protected override RulesValue Compute(DecisionRun run) =>
        run.Place.Capture(segment) is { } text ? RulesValue.From(text) : unbound;
}
