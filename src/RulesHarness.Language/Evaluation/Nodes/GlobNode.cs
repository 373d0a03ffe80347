using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>
/// The value of a match block's recursive wildcard: a path. Where it covers a part that a query doesn't determine, the
/// path has an unbound variable; in version 1 there is no path then.
/// </summary>
internal sealed class GlobNode(RulesValue? unbound) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var path = run.Place.RecursiveCapture();
        return path.Unbound is not null && unbound is { } none ? none : RulesValue.From(path);
    }
}
