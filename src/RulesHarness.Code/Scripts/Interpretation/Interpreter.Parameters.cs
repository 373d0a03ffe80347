using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Parameters and their arguments.</summary>
internal sealed partial class Interpreter
{
    private static void BindImplicit(IReadOnlyList<Given> arguments, Scope scope)
    {
        scope.Declare("it").Value = arguments.Count > 0 ? arguments[0].Value : UnknownValue.Any;
        for (var index = 0; index < Math.Max(3, arguments.Count); index++)
        {
            scope.Declare($"${index}").Value = index < arguments.Count ? arguments[index].Value : UnknownValue.Any;
        }
    }

    private void BindParameters(
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<Given> arguments,
        Scope scope,
        bool isLambda
    )
    {
        var open = arguments.ToList();
        foreach (var parameter in parameters)
        {
            if (parameter.IsRest)
            {
                var rest = Sequences(open).Select(Value (items) => new ListContent(items));
                Bind(parameter.Target, new ListValue(new Cell(Unions.Of([.. rest]))), scope, declares: true);
                open.Clear();
                continue;
            }
            Bind(parameter.Target, Take(parameter, open, scope, isLambda), scope, declares: true);
        }
    }

    /// <summary>Gets the case of an enumeration that is named without its type.</summary>
    private Value Implied(Value value, string? type)
    {
        var isCase = value is LibraryValue { Path: var path } && !path.Contains('.') && path.Length > 0;
        if (!isCase || type is null || _modules.Class(type) is not { } owner)
        {
            return value;
        }
        return StaticMember(owner, ((LibraryValue)value).Path) ?? value;
    }

    /// <summary>Takes the argument of a parameter: the one with its label, or the next one without a label.</summary>
    private Value Take(Parameter parameter, List<Given> open, Scope scope, bool isLambda)
    {
        var label = Label(parameter);
        var found = open.FindIndex(argument => argument.Label is not null && argument.Label == label);
        found = found >= 0 ? found : open.FindIndex(argument => argument.Label is null);
        if (found < 0)
        {
            var isSpread = open.Exists(argument => argument.Label == Spreading);
            return parameter.Default is { } otherwise and not LiteralNode { Value: null } ? Evaluate(otherwise, scope)
                : isSpread ? UnknownValue.Any
                : Typed(parameter.Type, isLambda ? UnknownValue.Any : ConstantValue.Omitted);
        }
        var given = Implied(open[found].Value, parameter.Type);
        if (given is ConstantValue { Content: bool or string, Unknown: null } constant)
        {
            given = new ConstantValue(constant.Content) { IsGiven = true };
        }
        open.RemoveAt(found);
        return parameter.Default is { } second && given is ConstantValue { Content: null }
            ? Evaluate(second, scope)
            : given;
    }
}
