using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Names and members.</summary>
internal sealed partial class Interpreter
{
    private Value Read(string name, Scope scope)
    {
        if (name is "this" or "self")
        {
            // In a static member it is the class.
            return scope.NearestSelf() ?? scope.NearestClass() ?? (Value)UnknownValue.Any;
        }
        if (name == "Self" && ((scope.NearestSelf() as ObjectValue)?.Class ?? scope.NearestClass()) is { } current)
        {
            return current;
        }
        for (var inner = scope; inner is not null; inner = inner.Parent)
        {
            if (inner.Own(name)?.Value is { } value)
            {
                return value;
            }
            if (_library.HasImplicitSelf && Implicit(inner, name) is { } member)
            {
                return member;
            }
        }
        if (AddedToSelf(name, scope) is { } added)
        {
            return added;
        }
        // What a property wrapper projects is a value, and no function of a library.
        var isProjected = _library.HasImplicitSelf && name.StartsWith('$');
        if (isProjected && name.Length > 1 && char.IsLetter(name[1]))
        {
            if (ProjectedBy(name[1..], scope) is { } projected)
            {
                return projected;
            }
            OpenOwn(name[1..], scope);
        }
        return _modules.Shared(name) ?? (isProjected ? UnknownValue.Any : new LibraryValue(name));
    }

    /// <summary>Gets a getter that an extension adds to what an extension is called on.</summary>
    private Value? AddedToSelf(string name, Scope scope) =>
        _library.HasImplicitSelf
        && _modules.Extension(name) is { IsGetter: true } getter
        && scope.NearestSelf() is { } self and not ObjectValue
        && Extends(getter, self)
            ? Invoke(Extension(getter, name, self), [])
            : null;

    private Value? Implicit(Scope scope, string name)
    {
        var own = scope.Self switch
        {
            ObjectValue self => Member(self, name) ?? TypeOf(self, name),
            _ => null,
        };
        return own ?? (scope.Class is { } owner ? StaticMember(owner, name) : null);
    }

    /// <summary>Gets the cell that an assignment to a name changes; null if no variable has it.</summary>
    private Cell? Find(string name, Scope scope)
    {
        for (var inner = scope; inner is not null; inner = inner.Parent)
        {
            if (inner.Own(name) is { } cell)
            {
                return cell;
            }
            if (_library.HasImplicitSelf && inner.Self is ObjectValue self && HasField(self, name))
            {
                return Field(self, name);
            }
        }
        return _modules.SharedCell(name);
    }

    private Value Member(Value target, string name, int at, Scope scope)
    {
        if (target is LibraryValue { Path: "super" })
        {
            return SuperMember(name, scope) ?? UnknownValue.Any;
        }
        return Unions.Map(Existing(target), each => MemberOf(each, name, at));
    }

    private Value MemberOf(Value target, string name, int at)
    {
        target = target is LibraryValue { IsImplied: true } implied ? CaseNamed(implied.Path) ?? target : target;
        var own = target switch
        {
            ObjectValue self => Member(self, name),
            ClassValue when name == "self" && _library.HasTypeMembers => target,
            ClassValue owner => StaticMember(owner, name),
            ModuleValue module => Exported(module.Module, name),
            _ => null,
        };
        if (own is not null)
        {
            return own;
        }
        if ((AddedStatic(target, name) ?? MapMember(target, name)) is { } part)
        {
            return part;
        }
        if (_library.Member(target, name, new CallSite(this, [], at)) is { } known)
        {
            return known;
        }
        if (
            _modules.Extension(name) is { IsGetter: true } getter
            && target is not ObjectValue
            && Extends(getter, target)
        )
        {
            return Invoke(Extension(getter, name, target), []);
        }
        return target switch
        {
            StateValue state => state.Member(name),
            ListValue tuple when name is ['$', >= '1' and <= '9'] => Listed(tuple, name[1] - '1'),
            ListValue list when name is "first" or "last" => EndOf(list, name, new CallSite(this, [], at))
                ?? ItemOf(list),
            EntryValue entry => entry.Member(name) ?? UnknownValue.Any,
            LibraryValue { Path: "" } => new LibraryValue(name),
            LibraryValue library => new LibraryValue($"{library.Path}.{name}"),
            UnknownValue unknown => Shaped(Referred(unknown, name), unknown, name),
            ConstantValue { Text: not null } text when name is "value" or "rawValue" or "name" => text,
            ObjectValue coded when name == "stringValue" && coded.Fields.TryGetValue("rawValue", out var raw) =>
                raw.Value ?? UnknownValue.Any,
            QueryValue or DocumentValue when name is "value" or "current" => target,
            ObjectValue { Class: null, IsOpen: false } => ConstantValue.Omitted,
            _ => UnknownValue.Any,
        };
    }

    /// <summary>Gets a static member that the sources add to a type of the library.</summary>
    private Value? AddedStatic(Value target, string name)
    {
        if (target is not LibraryValue { Path: var type } || _modules.Static(type, name) is not var (added, home))
        {
            return null;
        }
        var function = new FunctionValue(added, home, name);
        return added.IsGetter ? Invoke(function, []) : function;
    }

    /// <summary>Gets a member of a value that is not known. The members of snapshots tell what they are.</summary>
    private static UnknownValue Referred(UnknownValue unknown, string name) =>
        (name, unknown.Kind) switch
        {
            ("ref" or "reference", ReferenceKind.None) => unknown.As(ReferenceKind.Document),
            ("parent", ReferenceKind.Document) => unknown.As(ReferenceKind.Collection),
            ("parent", ReferenceKind.Collection) => unknown.As(ReferenceKind.Document),
            (_, ReferenceKind.None) => unknown,
            _ => unknown.As(ReferenceKind.None),
        };

    /// <summary>Gets a field, a getter's value or a method; null if the object has none of the name.</summary>
    private Value? Member(ObjectValue self, string name)
    {
        if (self.Fields.TryGetValue(name, out var field) && field.Value is { } value)
        {
            return value is FunctionValue { Node.IsGetter: true } getter ? Invoke(getter, []) : value;
        }
        foreach (var owner in Lineage(self.Class))
        {
            if (Initialize(self, owner, name) is { } initial)
            {
                return initial;
            }
            if (MethodOf(self, owner, name) is { } method)
            {
                // What a getter returns depends on nothing that a call gives: it decides conditions.
                return method.Node.IsGetter ? Unions.Map(Invoke(method, []), Given) : method;
            }
            if (OwnStatic(owner, name) is { } shared)
            {
                return shared;
            }
        }
        return Undefined(self, name);
    }

    /// <summary>Gets the query of a getter that a class leaves to others, none of which is in the sources.</summary>
    private QueryValue? Undefined(ObjectValue self, string name)
    {
        foreach (var owner in Lineage(self.Class))
        {
            var getter = _modules
                .Members(owner)
                .OfType<FunctionNode>()
                .FirstOrDefault(each => each.IsGetter && each.Name == name);
            if (getter is { Body: null, ReturnType: { } type } && _library.IsQueryType(type))
            {
                return Known.Query(new Problem($"the query comes from `{name}`, which the sources do not define"));
            }
        }
        return null;
    }

    private static FunctionValue Bound(
        FunctionNode method,
        ClassValue owner,
        Value self,
        IReadOnlyList<FunctionValue>? overloads = null
    )
    {
        var scope = new Scope(ScopeOf(owner, self), owner.Scope.Module) { Self = self, Class = owner };
        return new FunctionValue(method, scope, $"{owner.Name}.{method.Name}")
        {
            Self = self,
            Overloads = overloads ?? [],
        };
    }

    /// <summary>Gets the scope with the parameters of the class, which its members can use.</summary>
    private static Scope ScopeOf(ClassValue owner, Value self) =>
        self is ObjectValue instance && instance.Heads.TryGetValue(owner, out var head) ? head : owner.Scope;

    private static bool IsMethod(FunctionNode method) =>
        method is { IsStatic: false, IsConstructor: false, Body: not null, Receiver: null };

    private bool HasField(ObjectValue self, string name)
    {
        if (self.Fields.ContainsKey(name))
        {
            return true;
        }
        foreach (var owner in Lineage(self.Class))
        {
            if (_modules.Members(owner).OfType<DeclareNode>().Any(field => IsField(field, name)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsField(DeclareNode field, string name) =>
        !field.IsStatic && field.Target is NameNode target && target.Id == name;

    private static Cell Field(ObjectValue self, string name)
    {
        if (!self.Fields.TryGetValue(name, out var cell))
        {
            cell = new Cell();
            self.Fields[name] = cell;
        }
        return cell;
    }

    /// <summary>Gets a field of an object without a class, on which the field is missing until it is written.</summary>
    private static Cell NewField(ObjectValue self, string name)
    {
        var cell = Field(self, name);
        cell.Value ??= ConstantValue.Omitted;
        return cell;
    }

    private static Cell Static(ClassValue owner, string name)
    {
        if (!owner.Statics.TryGetValue(name, out var cell))
        {
            cell = new Cell();
            owner.Statics[name] = cell;
        }
        return cell;
    }

    /// <summary>Gets a class and its bases. Sources that make no sense can have a class derive from itself.</summary>
    private IEnumerable<ClassValue> Lineage(ClassValue? owner)
    {
        var depth = 0;
        List<ClassValue>? interfaces = null;
        for (var current = owner; current is not null && depth < MaxBases; current = Base(current))
        {
            depth++;
            yield return current;
            foreach (var mixin in Bases(current, current.Node.Mixins).Reverse())
            {
                yield return mixin;
            }
            if (!_library.HasMixins && current.Node.Bases.Count > 1)
            {
                (interfaces ??= []).AddRange(Bases(current, current.Node.Bases));
            }
        }
        foreach (var each in interfaces ?? [])
        {
            yield return each;
        }
    }

    /// <summary>Gets the bases of a class by their names, without the first one.</summary>
    private IEnumerable<ClassValue> Bases(ClassValue owner, IReadOnlyList<string> names)
    {
        var first = names.Count == 0 ? null : Base(owner);
        return names
            .Select(name => Class(name, owner.Scope))
            .OfType<ClassValue>()
            .Where(each => each != first && each != owner);
    }

    private ClassValue? Base(ClassValue owner)
    {
        foreach (var name in owner.Node.Bases)
        {
            if (Class(name, owner.Scope) is { } found && found != owner)
            {
                return found;
            }
        }
        return null;
    }

    private ClassValue? Class(string name, Scope scope)
    {
        for (var inner = scope; inner is not null; inner = inner.Parent)
        {
            if (inner.Own(name)?.Value is ClassValue found)
            {
                return found;
            }
        }
        return _modules.Class(name);
    }

    private static Value? Exported(Module module, string name)
    {
        if (module.Exports.TryGetValue(name, out var cell) && cell.Value is { } exported)
        {
            return exported;
        }
        if (module.Scope.Own(name)?.Value is { } value)
        {
            return value;
        }
        foreach (var passedOn in module.PassedOn)
        {
            if (passedOn is ModuleValue other && other.Module != module && Exported(other.Module, name) is { } found)
            {
                return found;
            }
            if (passedOn is LibraryValue)
            {
                return new LibraryValue(name);
            }
        }
        return null;
    }
}
