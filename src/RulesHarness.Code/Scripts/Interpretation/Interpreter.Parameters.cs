using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Parameters and their arguments.</summary>
internal sealed partial class Interpreter
{
    private static void BindImplicit(IReadOnlyList<Given> arguments, Scope scope)
    {
        // Without an argument, `it` is that of the function around it.
        if (arguments.Count > 0 || scope.Find("it") is null)
        {
            scope.Declare("it").Value = arguments.Count > 0 ? arguments[0].Value : UnknownValue.Any;
        }
        for (var index = 0; index < Math.Max(3, arguments.Count); index++)
        {
            scope.Declare($"${index}").Value = index < arguments.Count ? arguments[index].Value : UnknownValue.Any;
        }
    }

    private void BindParameters(
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<Given> arguments,
        Scope scope,
        bool isLambda,
        Frame? frame = null
    )
    {
        var open = arguments.ToList();
        foreach (var parameter in parameters)
        {
            if (parameter.IsRest)
            {
                // Arguments with other labels are for parameters behind it.
                bool IsOfRest(Given given) => given.Label is null or Spreading || given.Label == Label(parameter);
                var rest = Together([.. open.Where(IsOfRest)]);
                Bind(parameter.Target, new ListValue(new Cell(rest)), scope, declares: true);
                open.RemoveAll(IsOfRest);
                continue;
            }
            var given = Take(parameter, open, scope, isLambda, parameters);
            if (parameter.Receiver is { } receiver)
            {
                GiveReceiver(given.Value, receiver, parameter.ReceiverArity);
            }
            Bind(parameter.Target, given.Value, scope, declares: true, given.Identity);
            if (given.Variable is { } variable && parameter.Name is { } name)
            {
                frame?.References.Add((name, variable));
            }
        }
    }

    /// <summary>Gets the parameters of a function with the default values of the method that it overrides.</summary>
    private IReadOnlyList<Parameter> WithDefaults(FunctionValue function)
    {
        var own = function.Node.Parameters;
        if (
            !_library.InheritsDefaults
            || own.All(each => each.Default is not null)
            || function is not { Node.Name: { } name, Self: ObjectValue { Class: { } owner } }
        )
        {
            return own;
        }
        var inherited = Above(owner, 0)
            .SelectMany(_modules.Members)
            .OfType<FunctionNode>()
            .FirstOrDefault(each =>
                each.Name == name
                && each.Parameters.Count == own.Count
                && each.Parameters.Any(parameter => parameter.Default is not null)
            );
        return inherited is null
            ? own
            :
            [
                .. own.Zip(
                    inherited.Parameters,
                    (each, other) => each with { Default = each.Default ?? other.Default }
                ),
            ];
    }

    /// <summary>Gets the classes and interfaces that a class derives from.</summary>
    private IEnumerable<ClassValue> Above(ClassValue owner, int depth) =>
        owner
            .Node.Bases.Where(_ => depth < MaxBases)
            .Select(name => Class(name, owner.Scope))
            .OfType<ClassValue>()
            .Where(each => each != owner)
            .SelectMany(each => Above(each, depth + 1).Prepend(each));

    /// <summary>Takes the argument of a parameter: the one with its label, or the next one without a label.</summary>
    private Given Take(
        Parameter parameter,
        List<Given> open,
        Scope scope,
        bool isLambda,
        IReadOnlyList<Parameter> parameters
    )
    {
        var label = Label(parameter);
        var found = open.FindIndex(argument => argument.Label is not null && argument.Label == label);
        found = found >= 0 ? found : open.FindIndex(argument => argument.Label is null);
        found = found >= 0 && IsOfLater(open[found].Value, parameter, parameters) ? -1 : found;
        if (found < 0)
        {
            var isSpread = open.Exists(argument => argument.Label == Spreading);
            var missing =
                parameter.Default is { } otherwise and not LiteralNode { Value: null }
                    ? Given(Implied(Default(otherwise, scope), parameter.Type))
                : isSpread ? UnknownValue.Any
                : parameter.IsOptional && !isLambda ? ConstantValue.Omitted
                : Typed(parameter.Type, isLambda ? UnknownValue.Any : ConstantValue.Omitted);
            return new Given(label, missing);
        }
        var value = Given(Implied(OrDefault(open[found].Value, parameter, scope), parameter.Type));
        if (parameter.Type is { } type)
        {
            value = Unions.Map(value, each => each is UnknownValue unknown ? OfType(parameter, type, unknown) : each);
        }
        var given = open[found] with { Value = value };
        open.RemoveAt(found);
        return given;
    }

    /// <summary>In JavaScript an argument that is undefined is one that is left out. Any other null stays.</summary>
    private Value OrDefault(Value given, Parameter parameter, Scope scope) =>
        parameter.Default is { } otherwise && !_library.SharesNames
            ? Unions.Map(given, each => IsUndefined(each) ? Default(otherwise, scope) : each)
            : given;

    private static bool IsUndefined(Value value) =>
        value is ConstantValue { IsUnset: true } || ReferenceEquals(value, ConstantValue.Null);

    /// <summary>Returns true if an argument is a closure after the parentheses, which a later parameter gets.</summary>
    private bool IsOfLater(Value argument, Parameter parameter, IReadOnlyList<Parameter> parameters) =>
        _library.HasOverloads
        && argument is FunctionValue
        && parameter.Type is not (null or "Function")
        && parameters.Any(each => each.Type == "Function");

    private Value OfType(Parameter parameter, string type, UnknownValue unknown) =>
        _library.IsQueryType(type)
            ? Known.Query(new Problem($"the query {Known.Reason(unknown.Source)}", unknown.Owner))
            : OptionallyTyped(parameter, type, OfPlainType(parameter, unknown).As(unknown.Shape ?? parameter.Shape));

    /// <summary>Gets a value that is not known with the type of its parameter, if that tells what it is.</summary>
    private static UnknownValue OfPlainType(Parameter parameter, UnknownValue unknown) =>
        unknown is { Type: null, Kind: ReferenceKind.None, IsFailure: false } && IsPlain(parameter)
            ? new UnknownValue(unknown.Source, unknown.Owner) { Type = parameter.Type }
            : unknown;

    private static bool IsPlain(Parameter parameter) =>
        parameter is { Type: "string" or "number" or "boolean", IsOptional: false, IsRest: false };

    /// <summary>Gets each instance of a parameter's type, and null if the type allows it.</summary>
    private Value OptionallyTyped(Parameter parameter, string type, UnknownValue unknown)
    {
        var typed = Typed(type, unknown);
        return parameter.IsOptional && typed is not UnknownValue ? Unions.Of([typed, ConstantValue.Null]) : typed;
    }

    /// <summary>
    /// Gets the value of a parameter that is left out. An object that is only made for this does not tell what others
    /// of its class are like.
    /// </summary>
    private Value Default(Node node, Scope scope)
    {
        _defaults++;
        var value = Evaluate(node, scope);
        _defaults--;
        return value;
    }
}
