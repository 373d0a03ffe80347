using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>get(path)</c>, <c>exists(path)</c>, <c>getAfter(path)</c>, <c>existsAfter(path)</c>.</summary>
internal sealed class DocumentCallNode(LookUp lookUp, Node path, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = path.Evaluate(run);
        if (value.Kind == RulesValueKind.Path)
        {
            return value.AsPath.Unbound is { } unbound
                ? RulesValue.Undefined(EvaluationErrors.NoVariable(unbound), place)
                : run.Documents.Find(lookUp, value.AsPath, place);
        }

        return value.IsUndefined
            ? value
            : RulesValue.Undefined(
                EvaluationErrors.Unsupported($"{Name}({KindNames.Of(value.Kind)})", $"{Name}(path)"),
                place
            );
    }

    private string Name => LookUps.NameOf(lookUp);
}
