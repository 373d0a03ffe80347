using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>The value of a match block's wildcard.</summary>
internal sealed class CaptureNode(int segment, RulesValue unbound) : Node
{
    protected override RulesValue Compute(DecisionRun run) =>
        run.Place.Capture(segment) is { } text ? RulesValue.From(text) : unbound;
}
