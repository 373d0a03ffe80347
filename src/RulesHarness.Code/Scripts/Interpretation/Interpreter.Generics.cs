using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Types that classes and functions are given, and whose static members they read.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets the types of a call as arguments, whose labels no parameter has.</summary>
    private IEnumerable<Given> GiveTypes(CallNode call, Scope scope)
    {
        for (var index = 0; index < call.Types.Count; index++)
        {
            var type = Read(call.Types[index], scope);
            if (Unions.Alternatives(type).All(each => each is ClassValue))
            {
                yield return new Given(TypeLabel(index), type);
            }
        }
    }

    private static string TypeLabel(int index) => $"<{index}>";

    /// <summary>
    /// Declares types by their names: those that a call gives, also as <c>Club.self</c>, or each possible one.
    /// </summary>
    private void BindTypes(
        IReadOnlyList<TypeParameter> types,
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<Given> arguments,
        Scope scope
    )
    {
        for (var index = 0; index < types.Count; index++)
        {
            var label = TypeLabel(index);
            var type =
                arguments.FirstOrDefault(given => given.Label == label)?.Value
                ?? Passed(types[index].Name, parameters, scope)
                ?? AnyOf(types[index].Constraint);
            if (type is not null)
            {
                scope.Declare(types[index].Name).Value = type;
            }
        }
    }

    private static Value? Passed(string name, IReadOnlyList<Parameter> parameters, Scope scope)
    {
        var parameter = parameters.FirstOrDefault(each => each.Type == $"{name}.Type");
        var value = parameter?.Name is { } own ? scope.Own(own)?.Value : null;
        return value is not null && Unions.Alternatives(value).All(each => each is ClassValue) ? value : null;
    }

    /// <summary>Gets each class that a type can be; null if they are not known, or too many.</summary>
    private Value? AnyOf(string? constraint)
    {
        var classes = constraint is null ? [] : _modules.Implementations(constraint);
        return classes.Count is 0 or > MaxImplementations ? null : Unions.Of([.. classes]);
    }

    /// <summary>Gets a type that the class of an object is given, in a method that an extension adds.</summary>
    private static Value? TypeOf(ObjectValue self, string name) =>
        self
            .Heads.Select(head =>
                head.Key.Node.TypeParameters.Any(type => type.Name == name) ? head.Value.Own(name) : null
            )
            .FirstOrDefault(cell => cell is not null)
            ?.Value;
}
