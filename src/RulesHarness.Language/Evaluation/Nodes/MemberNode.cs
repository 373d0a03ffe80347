using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary><c>a.b</c>.</summary>
internal sealed class MemberNode : Node
{
    private readonly Node _target;
    private readonly string _name;
    private readonly SourceSpan _place;
    private readonly RulesValue _undefined;
    private readonly RulesValue _isNull;

    public MemberNode(Node target, string name, SourceSpan place)
    {
        _target = target;
        _name = name;
        _place = place;
        _undefined = RulesValue.Undefined(EvaluationErrors.NoProperty(name), place);
        _isNull = RulesValue.Undefined(EvaluationErrors.Null, place);
    }

    protected override RulesValue Compute(DecisionRun run)
    {
        var value = _target.Evaluate(run);
        return value.Kind switch
        {
            RulesValueKind.Map => value.AsMap.TryGet(_name, out var member) ? member : _undefined,
            RulesValueKind.Undefined => value,
            RulesValueKind.Null => _isNull,
            RulesValueKind.Path => value.AsPath.Variable(_name, _place),
            var kind => RulesValue.Undefined(EvaluationErrors.Type(kind, "map,path"), _place),
        };
    }
}
