using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>a[b]</c>.</summary>
internal sealed class IndexNode(Node target, Node index, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = target.Evaluate(run);
        var at = index.Evaluate(run);
        if (value.IsUndefined)
        {
            return value;
        }

        // What has no items fails first.
        return at.IsUndefined && Indexing.HasItems(value.Kind) ? at : Indexing.At(value, at, place);
    }
}
