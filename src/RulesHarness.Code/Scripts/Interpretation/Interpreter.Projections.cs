using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Projections of properties, as <c>$sort</c>: others set a property by one, or change its query.</summary>
internal sealed partial class Interpreter
{
    private static string? Projected(Node node) =>
        node is NameNode { Id: ['$', var first, ..] id } && char.IsLetter(first) ? id[1..] : null;

    /// <summary>Gets a member of a projection: whoever gets it sets the member to any value of its type.</summary>
    private UnknownValue? ProjectedMember(MemberNode member, Scope scope)
    {
        if (!_library.HasTypeMembers || Projected(member.Target) is not { } name)
        {
            return null;
        }
        foreach (var self in Unions.Alternatives(Read(name, scope)).OfType<ObjectValue>())
        {
            Open(self, member.Id);
        }
        return UnknownValue.Any;
    }

    /// <summary>Lets a field of the current object hold any value of its type.</summary>
    private void OpenOwn(string name, Scope scope)
    {
        if (scope.NearestSelf() is ObjectValue self)
        {
            Open(self, name);
        }
    }

    private void Open(ObjectValue self, string name)
    {
        var field = Lineage(self.Class)
            .SelectMany(owner => _modules.Members(owner).OfType<DeclareNode>())
            .FirstOrDefault(each => IsField(each, name));
        if (field is not null && Member(self, name) is { } value && value is not QueryValue)
        {
            var type = field.Type ?? (value as ObjectValue)?.Class?.Name;
            _journal.Write(Field(self, name), Unions.Of([value, Typed(type, UnknownValue.Any)]));
        }
    }

    /// <summary>Gets the value of a property that a wrapper of the sources computes; null if none does.</summary>
    private Value? Wrapped(ObjectValue self, string name) =>
        Wrapper(self, name) is { } wrapper ? Member(wrapper, "wrappedValue") : null;

    private static ObjectValue? Wrapper(ObjectValue self, string name) =>
        self.Fields.TryGetValue($"_{name}", out var cell) ? cell.Value as ObjectValue : null;

    /// <summary>Gets what the wrapper of a property projects; null if that is not known.</summary>
    private Value? ProjectedBy(string name, Scope scope) =>
        scope.NearestSelf() is ObjectValue self && Member(self, name) is not null && Wrapper(self, name) is { } wrapper
            ? Member(wrapper, "projectedValue")
            : null;

    /// <summary>Returns true for a class of the sources that computes the value of a property.</summary>
    private bool IsWrapper(ClassValue owner) =>
        _modules
            .Members(owner)
            .Any(each => each is FunctionNode { IsGetter: true, Name: "wrappedValue", Body: not null });

    /// <summary>Keeps the query that fills a property, or the object that computes it.</summary>
    private void Keep(ObjectValue self, string name, Value annotation)
    {
        var wrapper = annotation is ClassValue owner && IsWrapper(owner) ? Instantiate(owner, []) : annotation;
        var isKept = wrapper is WrapperValue || (wrapper is ObjectValue { Class: { } of } && IsWrapper(of));
        if (isKept && Field(self, $"_{name}") is { Value: null } cell)
        {
            cell.Value = wrapper;
        }
    }

    /// <summary>Changes the query that fills a property. Returns false if the target is no such property.</summary>
    private bool ChangeProjected(MemberNode member, Value value, Scope scope)
    {
        if (
            Projected(member.Target) is not { } name
            || scope.NearestSelf() is not ObjectValue self
            || !self.Fields.TryGetValue($"_{name}", out var cell)
        )
        {
            return false;
        }
        var site = new CallSite(this, [], member.At);
        var isChanged = false;
        foreach (var wrapper in Unions.Alternatives(cell.Value ?? UnknownValue.Any).OfType<WrapperValue>())
        {
            if (_library.Change(wrapper, member.Id, value, site) is { } changed)
            {
                _journal.Write(cell, changed);
                isChanged = true;
            }
        }
        return isChanged;
    }
}
