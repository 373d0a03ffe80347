using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Bodies of functions: what they return, and the functions that are made in them.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets what a function returned in a frame, as its declaration says.</summary>
    private Value Returned(FunctionValue function, Frame frame)
    {
        var node = function.Node;
        var returned =
            frame.Yielded is { } yielded ? new ListValue(yielded)
            : frame.Returned.Count > 0 ? Unions.Of(frame.Returned)
            : Returned(node);
        returned = node.ReturnType is { } type
            ? Unions.Map(returned, each => Returned(each, type, function))
            : returned;
        return node.ReturnLabels.Count > 1 ? Unions.Map(returned, each => Labelled(each, node.ReturnLabels)) : returned;
    }

    private Value Returned(Value value, string type, FunctionValue function)
    {
        var isSelf = value is ImpliedObject && type == "Self";
        return Implied(value, isSelf ? function.Scope.NearestClass()?.Name : type);
    }

    private Value Returned(FunctionNode node) =>
        node.ReturnType is { } type ? Typed(type, UnknownValue.Any) : UnknownValue.Any;

    private void RunBody(FunctionNode node, Node body, Scope scope)
    {
        var frame = _frame;
        bool leadsOn;
        if (node.ReturnsLast || body is not BlockNode)
        {
            leadsOn = RunForValue(body, scope, frame.Returned);
        }
        else
        {
            leadsOn = RunAll(((BlockNode)body).Statements, scope);
        }
        if (frame.Exits.Count > 0)
        {
            var end = new Outcome(_journal.Undo(frame.Mark), _facts.Beyond(frame.Facts));
            _journal.Join(leadsOn ? [end, .. frame.Exits] : frame.Exits);
        }
        RunMade(frame);
    }

    /// <summary>Functions that nobody called here are called later: by an event, or by who gets them.</summary>
    private void RunMade(Frame frame)
    {
        for (var index = 0; index < frame.Made.Count; index++)
        {
            var made = frame.Made[index];
            if (!made.IsCalled)
            {
                var around = _findings.Entry;
                // Nothing is unknown in a function without parameters but what is unknown around it.
                var isKnown = made.Node is { Parameters.Count: 0, HasImplicitParameters: false };
                _findings.Entry =
                    isKnown || _library.HasTemplate(made.Scope.Module.Program.Path)
                        ? around
                        : new ReadAlone(made.Node, made.Self as ObjectValue, around) { Made = made.Scope };
                RunPaths([() => Enter(made, "", 0), () => true]);
                _findings.Entry = around;
            }
        }
    }

    /// <summary>Evaluates code of another module than that of the function that runs.</summary>
    private Value EvaluateThere(Node node, Scope scope)
    {
        Value value = UnknownValue.Any;
        RunIn(scope.Module, () => value = Evaluate(node, scope));
        return value;
    }

    /// <summary>Runs code that stands in a module, on behalf of the function that runs.</summary>
    private void RunIn(Module module, Action code)
    {
        var outer = _frame;
        _frame = outer.In(module);
        code();
        outer.Made.AddRange(_frame == outer ? [] : _frame.Made);
        _frame = outer;
    }
}
