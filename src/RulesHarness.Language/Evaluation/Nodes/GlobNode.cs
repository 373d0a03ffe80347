using RulesHarness.Language.Evaluation.Execution;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>What the recursive wildcard of a match block stands for: a path. Where it reaches what a query doesn't tell, there is a path all the
/// same, with a variable that isn't bound; in version 1 there is none.</summary>
internal sealed class GlobNode(RulesValue? unbound) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var path = run.Place.RecursiveCapture();
        return path.Unbound is not null && unbound is { } none ? none : RulesValue.From(path);
    }
}
