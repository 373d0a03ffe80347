using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>The functions that look documents up: <c>get</c> and its like.</summary>
internal enum LookUp
{
    Get,
    Exists,
    GetAfter,
    ExistsAfter,
}

/// <summary><c>get(path)</c>, <c>exists(path)</c>, <c>getAfter(path)</c>, <c>existsAfter(path)</c>.</summary>
internal sealed class DocumentCallNode(LookUp lookUp, Node path, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var value = path.Evaluate(run);
        if (value.Kind == RulesValueKind.Path)
        {
            return value.AsPath.Unbound is { } unbound
                ? RulesValue.Undefined(Failures.NoVariable(unbound), place)
                : run.Documents.Find(lookUp, value.AsPath, place);
        }

        return value.IsUndefined
            ? value
            : RulesValue.Undefined(Failures.Unsupported($"{Name}({KindNames.Of(value.Kind)})", $"{Name}(path)"), place);
    }

    private string Name => NameOf(lookUp);

    public static string NameOf(LookUp lookUp) =>
        lookUp switch
        {
            LookUp.Get => "get",
            LookUp.Exists => "exists",
            LookUp.GetAfter => "getAfter",
            _ => "existsAfter",
        };

    public static LookUp? Of(string name) =>
        name switch
        {
            "get" => LookUp.Get,
            "exists" => LookUp.Exists,
            "getAfter" => LookUp.GetAfter,
            "existsAfter" => LookUp.ExistsAfter,
            _ => null,
        };
}
