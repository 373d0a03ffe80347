using RulesHarness.Language.Evaluation.BuiltIns;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Nodes;

/// <summary>
/// A call of a function of the rules file. Arguments and <c>let</c> variables are evaluated in place, used or not. An
/// error in them has no effect until the value is used. Each variable counts as an expression in addition to its value.
/// </summary>
internal sealed class FunctionCallNode(CompiledFunction function, Node[] arguments) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        var frame = run.Reserve(function.Slots);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Evaluate(run);
            run.Assign(frame + i, value);
        }

        if (!run.Enter(frame, out var caller))
        {
            run.Release(function.Slots);
            return DecisionRun.TooDeep();
        }

        for (var i = 0; i < function.Bindings.Length; i++)
        {
            run.ExpressionsLeft--;
            var value = function.Bindings[i].Evaluate(run);
            run.Assign(frame + arguments.Length + i, value);
        }

        var result = function.Result.Evaluate(run);
        run.Leave(caller);
        run.Release(function.Slots);
        return result;
    }
}

/// <summary>A call of a function that the language has.</summary>
internal sealed class BuiltInCallNode(BuiltIn function, Node[] arguments, SourceSpan place) : Node
{
    protected override RulesValue Compute(DecisionRun run) =>
        Arguments.Evaluate(run, arguments, out var failure) is var values && failure.IsUndefined
            ? failure
            : function(default, values).At(place);
}

/// <summary>
/// A call of an undeclared function, by its name and number of arguments. The arguments are evaluated nevertheless, and
/// are the reason if only their number is wrong.
/// </summary>
internal sealed class MissingCallNode(RulesValue failure, Node[] arguments) : Node
{
    protected override RulesValue Compute(DecisionRun run)
    {
        Arguments.Evaluate(run, arguments, out var earlier);
        return earlier.IsUndefined && !failure.Error!.StartsWith("Function not found", StringComparison.Ordinal)
            ? earlier
            : failure;
    }
}

/// <summary><c>target.method(a)</c>.</summary>
internal sealed class MethodCallNode : Node
{
    private readonly Node _target;
    private readonly string _name;
    private readonly Node[] _arguments;
    private readonly SourceSpan _place;
    private readonly RulesValue _isNull;

    // By the kind of the target; found at its first call.
    private readonly BuiltIn?[] _methods = new BuiltIn?[Enum.GetValues<RulesValueKind>().Length];

    public MethodCallNode(Node target, string name, Node[] arguments, SourceSpan place)
    {
        _target = target;
        _name = name;
        _arguments = arguments;
        _place = place;
        _isNull = RulesValue.Undefined(EvaluationErrors.Null, place);
    }

    protected override RulesValue Compute(DecisionRun run)
    {
        var value = _target.Evaluate(run);
        switch (_arguments.Length)
        {
            case 0:
                return Call(value, [], default);
            case 1:
                var only = _arguments[0].Evaluate(run);
                return Call(value, new ReadOnlySpan<RulesValue>(in only), only);
            default:
                var values = Arguments.Evaluate(run, _arguments, out var failure);
                return Call(value, values, failure);
        }
    }

    private RulesValue Call(RulesValue value, ReadOnlySpan<RulesValue> values, RulesValue failure)
    {
        var kind = value.Kind;
        if (kind is RulesValueKind.Undefined)
        {
            return value;
        }

        if (kind is RulesValueKind.Null)
        {
            return _isNull;
        }

        var method = _methods[(int)kind] ??= Methods.Find(kind, _name, values.Length);
        if (method is null)
        {
            // What no type of value has is told of before what is wrong with its arguments.
            var missing = Methods.Missing(kind, _name, values.Length);
            return failure.IsUndefined && missing != EvaluationErrors.NoFunction(_name)
                ? failure
                : RulesValue.Undefined(missing, _place);
        }

        return failure.IsUndefined ? failure : method(value, values).At(_place);
    }
}
