using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>a[b:c]</c>.</summary>
internal sealed class SliceNode(Node target, Node? from, Node? to, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = target.Evaluate(run);
        var first = from?.Evaluate(run) ?? RulesValue.Null;
        var end = to?.Evaluate(run) ?? RulesValue.Null;
        if (value.IsUndefined)
        {
            return value;
        }

        if (first.IsUndefined)
        {
            return first;
        }

        return end.IsUndefined ? end : Indexing.Slice(value, first, end, place);
    }
}
