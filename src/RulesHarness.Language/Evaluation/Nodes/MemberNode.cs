using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>a.b</c>.</summary>
internal sealed class MemberNode : Node
{
    private readonly Node target;
    private readonly string name;
    private readonly SourceSpan place;
    private readonly RulesValue undefined;
    private readonly RulesValue isNull;

    public MemberNode(Node target, string name, SourceSpan place)
    {
        this.target = target;
        this.name = name;
        this.place = place;
        undefined = RulesValue.Undefined(Failures.NoProperty(name), place);
        isNull = RulesValue.Undefined(Failures.Null, place);
    }

    protected override RulesValue Compute(DecisionRun run)
    {
        var value = target.Evaluate(run);
        return value.Kind switch
        {
            RulesValueKind.Map => value.AsMap.TryGet(name, out var member) ? member : undefined,
            RulesValueKind.Undefined => value,
            RulesValueKind.Null => isNull,
            RulesValueKind.Path => value.AsPath.Variable(name, place),
            var kind => RulesValue.Undefined(Failures.Type(kind, "map,path"), place),
        };
    }
}
