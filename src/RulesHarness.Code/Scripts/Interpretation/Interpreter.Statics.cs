using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Static members, also those of bases.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets a static member, a case, a nested class, or a member of the only instance.</summary>
    private Value? StaticMember(ClassValue owner, string name) =>
        owner.Node.IsSingle ? Member(Single(owner), name) : OwnStatic(owner, name) ?? InheritedStatic(owner, name);

    /// <summary>Gets a static member of a base, whose <c>this</c> is the class that it is called on.</summary>
    private Value? InheritedStatic(ClassValue owner, string name)
    {
        foreach (var parent in Lineage(owner).Skip(1))
        {
            if (StaticFunction(parent, name, owner) is { } function)
            {
                return function.Node.IsGetter ? Invoke(function, []) : function;
            }
            if (OwnStatic(parent, name) is { } value)
            {
                return value;
            }
        }
        return null;
    }

    private FunctionValue? StaticFunction(ClassValue owner, string name, ClassValue self)
    {
        // In Swift the names in it are those of the type that it is called on, as `Self` is.
        var named = _library.HasTypeMembers ? self : owner;
        var scope = new Scope(owner.Scope, owner.Scope.Module) { Class = named };
        var functions = _modules
            .Members(owner)
            .OfType<FunctionNode>()
            .Where(each => each is { IsStatic: true, Body: not null } && each.Name == name)
            .Select(each => new FunctionValue(each, scope, $"{owner.Name}.{name}") { Self = SelfOf(self) })
            .ToList();
        return functions is [var first, _, ..] && _library.HasOverloads
            ? new FunctionValue(first.Node, scope, first.Name) { Self = first.Self, Overloads = [.. functions.Skip(1)] }
            : functions.FirstOrDefault();
    }

    /// <summary>Gets <c>this</c> of a static member, where a class can be told from the one that declares it.</summary>
    private ClassValue? SelfOf(ClassValue owner) => _library.HasImplicitSelf ? null : owner;

    private Value? OwnStatic(ClassValue owner, string name)
    {
        if (owner.Statics.TryGetValue(name, out var cell) && cell.Value is { } known)
        {
            return known is FunctionValue { Node.IsGetter: true } getter ? Invoke(getter, []) : known;
        }
        foreach (var member in _modules.Members(owner))
        {
            if (Static(owner, member, name) is not { } value)
            {
                continue;
            }
            // Not in the journal: the value is the same on every path.
            Static(owner, name).Value = value;
            return value is FunctionValue { Node.IsGetter: true } getter ? Invoke(getter, []) : value;
        }
        if (name is "values" or "entries" or "allCases" && owner.Node.Members.Any(each => each is EnumCaseNode))
        {
            return new ListValue(new Cell(new ListContent([.. Instances(owner)])));
        }
        var isSingleton = name is "shared" or "instance" && owner.Node.Name is not null && !owner.Node.IsAbstract;
        return isSingleton && !Lineage(owner).Any(each => Declares(each, name)) ? Synthetic(owner) : null;
    }

    /// <summary>Returns true if a class has a member of its own of a name, which is no only object then.</summary>
    private bool Declares(ClassValue owner, string name) =>
        HasField(owner, name) || Members(owner, method => method.Name == name).Any();

    private Value? Static(ClassValue owner, Node member, string name)
    {
        var scope = new Scope(owner.Scope, owner.Scope.Module) { Class = owner };
        switch (member)
        {
            case DeclareNode { IsStatic: true, Target: NameNode target } field when target.Id == name:
                Static(owner, name).Value = UnknownValue.Any;
                return field.Value is { } value ? EvaluateThere(value, scope) : Typed(field.Type, UnknownValue.Any);
            case FunctionNode { IsStatic: true, Body: not null } method when method.Name == name:
                return StaticFunction(owner, name, owner);
            case FunctionNode { IsConstructor: true, Body: not null } named when named.Name == name:
                // Which constructor makes an instance is not told apart.
                return owner;
            case EnumCaseNode found when found.Name == name:
                return Case(owner, found, scope);
            case ClassNode nested when nested.Name == name:
                return MakeClass(nested, scope);
            case ClassNode { IsSingle: true, Name: "Companion" } companion:
                return StaticMember(MakeClass(companion, scope), name);
            default:
                return null;
        }
    }
}
