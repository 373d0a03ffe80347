using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Members without their type, which the place tells where they are used: <c>.newest</c>.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The only class with a static object of its own of a name; null if there are none or several.</summary>
    private readonly Dictionary<string, ClassValue?> _statics = new(StringComparer.Ordinal);

    private Value CallImplied(string name, CallSite site)
    {
        if (ImpliedCase(name, site.Arguments) is { } held)
        {
            return held;
        }
        if (name == "init" && _library.HasTypeMembers)
        {
            return MadeOf(site.Arguments) is { } only
                ? Instantiate(only, site.Arguments)
                : new ImpliedObject(site.Arguments);
        }
        return StaticOf(name, site) is { } function
            ? Invoke(function, site.Arguments)
            : Call(new LibraryValue(name), name, site);
    }

    /// <summary>Gets the case, or the object, of a type that is left out.</summary>
    private Value Implied(Value value, string? type)
    {
        if (value is ImpliedObject made && type is not null && _modules.Class(type) is { } ofType)
        {
            return Instantiate(ofType, made.Arguments);
        }
        var isCase = value is LibraryValue { Path: var path } && !path.Contains('.') && path.Length > 0;
        if (!isCase || type is null || _modules.Class(type) is not { } owner)
        {
            return value;
        }
        return StaticMember(owner, ((LibraryValue)value).Path) ?? value;
    }

    /// <summary>Gets the only class of a value whose fields have all labels of a call.</summary>
    private ClassValue? MadeOf(IReadOnlyList<Given> arguments)
    {
        var labels = arguments.Select(argument => argument.Label).ToList();
        if (labels.Count == 0 || labels.Contains(null))
        {
            return null;
        }
        var owners = _modules.Classes.Where(owner => HasFields(owner, labels!)).Take(2).ToList();
        return owners is [var only] ? only : null;
    }

    private bool HasFields(ClassValue owner, IReadOnlyList<string> names) =>
        Constructor(owner) is { } constructor
            ? names.SequenceEqual(constructor.Parameters.Select(Label))
            : names.All(name => HasField(owner, name));

    private static bool HasField(ClassValue owner, string name) =>
        owner.Node.Members.OfType<DeclareNode>().Any(field => IsField(field, name));

    /// <summary>Gets the only static function that makes an object of its own class and has a name.</summary>
    private FunctionValue? StaticOf(string name, CallSite site)
    {
        if (!_library.HasTypeMembers)
        {
            return null;
        }
        var owners = _modules
            .Classes.Where(owner =>
                _modules
                    .Members(owner)
                    .OfType<FunctionNode>()
                    .Any(each =>
                        each.IsStatic && each.Name == name && IsOwn(each.ReturnType, owner) && Accepts(each, site)
                    )
            )
            .Take(2)
            .ToList();
        return owners is [var only] ? StaticMember(only, name) as FunctionValue : null;
    }

    private static bool Accepts(FunctionNode function, CallSite site) =>
        site.Arguments.All(argument =>
            argument.Label is null || function.Parameters.Any(parameter => Label(parameter) == argument.Label)
        );

    private static bool IsOwn(string? type, ClassValue owner) => type == owner.Name || type == "Self";

    /// <summary>Gets the only static field of its own class that has a name.</summary>
    private Value? StaticNamed(string name)
    {
        if (!_statics.TryGetValue(name, out var owner))
        {
            owner = OwnerOf(name);
            _statics[name] = owner;
        }
        return owner is null ? null : StaticMember(owner, name);
    }

    private ClassValue? OwnerOf(string name)
    {
        var owners = _modules.Classes.Where(owner => Owns(owner, name)).Take(2).ToList();
        return owners is [var only] ? only : null;
    }

    private bool Owns(ClassValue owner, string name) =>
        _modules.Members(owner).OfType<DeclareNode>().Any(each => IsOwn(each, name, owner));

    private static bool IsOwn(DeclareNode field, string name, ClassValue owner) =>
        field is { IsStatic: true, Target: NameNode target }
        && target.Id == name
        && (IsOwn(field.Type, owner) || field.Value is CallNode { Callee: NameNode made } && IsOwn(made.Id, owner));

    /// <summary>Gives the fields of a value that has no constructor what a call gives by their names.</summary>
    private void SetMembers(ObjectValue instance, ClassValue owner, IReadOnlyList<Given> arguments)
    {
        foreach (var field in owner.Node.Members.OfType<DeclareNode>())
        {
            if (field is not { IsStatic: false, Target: NameNode name })
            {
                continue;
            }
            if (arguments.FirstOrDefault(each => each.Label == name.Id) is { } given)
            {
                _journal.Write(Field(instance, name.Id), Given(Implied(given.Value, field.Type)));
            }
            else if (owner.Node.IsValue && owner.Synthetic != instance && IsLeftOut(field))
            {
                _journal.Write(Field(instance, name.Id), ConstantValue.Omitted);
            }
        }
    }

    /// <summary>
    /// Gets what a field of a value can hold that the sources make nowhere: what makes it can give the field another
    /// choice than its first one.
    /// </summary>
    private Value OfAnyInstance(Value first, DeclareNode field) =>
        first switch
        {
            LibraryValue { IsImplied: true } when field.Type is { } name && _modules.Class(name) is { } named =>
                HasCases(named) ? Unions.Of(Instances(named)) : first,
            ObjectValue { Class: { } type } when HasCases(type) => Unions.Of(Instances(type)),
            ListValue when KnownItems(first) is [] => UnknownValue.Any,
            _ => first,
        };

    /// <summary>Returns true for a field that a call can only leave out because it can be null.</summary>
    private bool IsLeftOut(DeclareNode field) =>
        field is { Value: null, Annotations.Count: 0, Type: { } type } && !_library.IsQueryType(type);
}
