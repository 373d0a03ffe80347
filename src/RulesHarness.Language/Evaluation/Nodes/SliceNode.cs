using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>a[b:c]</c>. An index that isn't written counts as an expression too.</summary>
internal sealed class SliceNode(Node target, Node? from, Node? to, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = target.Evaluate(run);
        var first = Index(from, run);
        var end = Index(to, run);
        if (value.IsUndefined)
        {
            return value;
        }

        if (first.IsUndefined && Indexing.CanBeSliced(value))
        {
            return first;
        }

        return end.IsUndefined && Indexing.CanBeSliced(value) ? end : Indexing.Slice(value, first, end, place);
    }

    private static RulesValue Index(Node? index, DecisionRun run)
    {
        if (index is not null)
        {
            return index.Evaluate(run);
        }

        run.ExpressionsLeft--;
        return RulesValue.Null;
    }
}
