using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Names, members and patterns that get values.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Counts the lists whose items were given to names.</summary>
    private int _lists;

    /// <summary>Gives a value to a name, a member or each name of a pattern.</summary>
    private void Bind(Node target, Value value, Scope scope, bool declares, string? identity = null)
    {
        switch (target)
        {
            case NameNode name:
                BindName(name.Id, value, scope, declares, identity);
                break;
            case MemberNode member when ChangeProjected(member, value, scope):
                break;
            case MemberNode member:
                Write(Evaluate(member.Target, scope), member.Id, value);
                break;
            case IndexNode index:
                WriteAt(Evaluate(index.Target, scope), Evaluate(index.Key, scope), value);
                break;
            case ObjectPatternNode pattern:
                BindParts(pattern, value, scope, declares, identity);
                break;
            case ListPatternNode pattern:
                BindItems(pattern, value, scope, declares);
                break;
            case ListNode list:
                BindItems(new ListPatternNode(list.At, [.. list.Items]), value, scope, declares);
                break;
            default:
                break;
        }
    }

    private void BindParts(ObjectPatternNode pattern, Value value, Scope scope, bool declares, string? identity)
    {
        value = Told(value);
        foreach (var part in pattern.Parts)
        {
            var item = part.Key is { } key
                ? Member(value, key, part.Target.At, scope)
                : Unions.Map(value, each => Without(each, pattern));
            var own = identity is null || part.Key is null ? null : $"{identity}.{part.Key}";
            if (part.Default is { } otherwise)
            {
                item = Unions.Map(item, each => OrDefault(each, otherwise, scope));
                own = null;
            }
            Bind(part.Target, item, scope, declares, own);
        }
    }

    /// <summary>Gets an object with the fields that a pattern does not name.</summary>
    private Value Without(Value value, ObjectPatternNode pattern)
    {
        if (value is not ObjectValue { Class: null } self)
        {
            return UnknownValue.Any;
        }
        var others = new ObjectValue { IsOpen = self.IsOpen };
        foreach (var (name, cell) in self.Fields.Where(field => !IsTaken(field.Key)))
        {
            _journal.Write(Field(others, name), cell.Value);
        }
        return others;

        bool IsTaken(string name) => pattern.Parts.Any(part => part.Key == name);
    }

    /// <summary>Gets the default of a part that is missing, or can be.</summary>
    private Value OrDefault(Value item, Node otherwise, Scope scope)
    {
        if (item is ConstantValue { IsUnset: true })
        {
            return Given(Evaluate(otherwise, scope));
        }
        return item is UnknownValue ? Unions.Of([item, Evaluate(otherwise, scope)]) : item;
    }

    /// <summary>Marks a constant as one that a call gives: conditions can be decided by it.</summary>
    private static Value Given(Value value) =>
        value is ConstantValue { IsUnset: true } ? ConstantValue.Omitted
        : value is ConstantValue { Content: bool or string or null, Unknown: null } constant
            ? new ConstantValue(constant.Content) { IsGiven = true }
        : value;

    private void BindItems(ListPatternNode pattern, Value value, Scope scope, bool declares)
    {
        var asked = Told(value);
        for (var index = 0; index < pattern.Targets.Count; index++)
        {
            var at = index;
            switch (pattern.Targets[index])
            {
                case null:
                    break;
                case SpreadNode rest:
                    Bind(rest.Value, Copy(Unions.Map(Content(asked), each => After(each, at))), scope, declares);
                    break;
                case AssignNode { Operator: "=" } optional:
                    var item = Unions.Map(asked, each => Listed(each, at));
                    item = Unions.Map(item, each => OrDefault(each, optional.Value, scope));
                    Bind(optional.Target, item, scope, declares);
                    break;
                case { } target:
                    Bind(target, Unions.Map(asked, each => Listed(each, at)), scope, declares);
                    break;
            }
        }
    }

    /// <summary>Which of several lists or objects one is, is the same for each of its parts.</summary>
    private Value Told(Value value) => value is UnionValue union ? Unions.Asked(union, $"{++_lists} is") : value;

    /// <summary>Gets an item of a list, or the part of an object that its class declares at a place.</summary>
    private Value Listed(Value list, int index) =>
        list switch
        {
            ObjectValue { Class.Node.Parameters: var parts } self
                when index < parts.Count && parts[index].Name is { } name => Member(self, name) ?? UnknownValue.Any,
            ObjectValue { Class: null, IsOpen: false, Fields: var labelled } when index < labelled.Count => labelled
                .ElementAt(index)
                .Value.Value
                ?? UnknownValue.Any,
            EntryValue entry when index < 2 => index == 0 ? entry.Key : entry.Value,
            ListValue => Unions.Map(Content(list), each => ListedAt(each, index)),
            ConstantValue { Content: null } => UnknownValue.OfNull,
            _ => ItemOf(list),
        };

    private static Value ListedAt(Value content, int index)
    {
        if (CertainAt(content, index) is { } certain)
        {
            return certain;
        }
        var isShort = content is ListContent { Rest: null, Items: var items } && !items.Any(IsUncertain);
        return isShort ? ConstantValue.Omitted : ItemOf(content);
    }

    /// <summary>Gets the item at a place, before which none can be missing; null if it is not known.</summary>
    private static Value? CertainAt(Value content, int index) =>
        content is ListContent { Items: var items } && index < items.Count && !items.Take(index + 1).Any(IsUncertain)
            ? items[index]
            : null;

    private static Value After(Value content, int index) =>
        content is ListContent list ? new ListContent([.. list.Items.Skip(index)], list.Rest) : content;

    private void BindName(string name, Value value, Scope scope, bool declares, string? identity = null)
    {
        if (declares)
        {
            _journal.Write(scope.Declare(name), value, identity);
            return;
        }
        _changed.Add(name);
        if (Find(name, scope) is { } cell)
        {
            _journal.Write(cell, value);
        }
        else if (scope.NearestSelf() is ObjectValue self && _library.HasImplicitSelf)
        {
            Write(self, name, value);
        }
        else
        {
            // No declaration: the variable is that of the file, as in the reactive statements of Svelte.
            _journal.Write(scope.Module.Scope.Declare(name), value);
        }
    }

    private void Write(Value target, string name, Value value) => OnEach(target, each => WriteOne(each, name, value));

    private void WriteOne(Value alternative, string name, Value value)
    {
        _changed.Add(name);
        if (alternative is StateValue state)
        {
            state.State.Add(value);
            return;
        }
        if (alternative is ListValue list && name == "length")
        {
            var isEmpty = value is ConstantValue { Content: 0.0 };
            _journal.Write(list.Cell, isEmpty ? ListContent.Empty : Lost);
            return;
        }
        if (alternative is ObjectValue { Class: not null } owned && Member(owned, $"set {name}") is FunctionValue set)
        {
            Invoke(set, [new Given(null, value)]);
            return;
        }
        var cell = alternative switch
        {
            ObjectValue { Class: null } self => NewField(self, name),
            ObjectValue self => Field(self, name),
            ClassValue owner => Static(owner, name),
            ModuleValue module => module.Module.Exports.TryGetValue(name, out var known)
                ? known
                : module.Module.Exports[name] = new Cell(),
            _ => null,
        };
        if (cell is not null)
        {
            _journal.Write(cell, value);
        }
        else
        {
            _written[name] = _written.GetValueOrDefault(name) + 1;
        }
    }
}
