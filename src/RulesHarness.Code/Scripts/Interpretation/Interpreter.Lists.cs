using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Lists and objects.</summary>
internal sealed partial class Interpreter
{
    private const int MaxItems = 16;

    /// <summary>Gets a <see cref="ListContent"/>, or a union of them.</summary>
    private Value List(IReadOnlyList<Node> items, Scope scope)
    {
        Value content = ListContent.Empty;
        foreach (var item in items)
        {
            var value = Evaluate(item, scope);
            content = Concatenated(content, item is SpreadNode ? Content(value) : new ListContent([value]));
        }
        return content;
    }

    /// <summary>Gets the items of a list as they are now.</summary>
    public static Value Content(Value value) =>
        Unions.Map(
            value,
            each =>
                each switch
                {
                    ListValue list => list.Cell.Value ?? ListContent.Empty,
                    ListContent => each,
                    MapValue map => Content(Entries(map.Entries, (key, value) => Listed(key, value))!),
                    ConstantValue { IsNothing: true } or AbsentValue => ListContent.Empty,
                    UnknownValue { Shape.Items: { } items } unknown => new ListContent([], unknown.As(items)),
                    _ => new ListContent([], UnknownOf(each)),
                }
        );

    /// <summary>Gets the items of what is no list. A query stands for each of several that a function made.</summary>
    private static Value UnknownOf(Value value) => value is UnknownValue or QueryValue ? value : UnknownValue.Any;

    private static Value Concatenated(Value left, Value right) =>
        Unions.Combine(
            [left, right],
            pair => pair is [ListContent first, ListContent last] ? Concatenated(first, last) : pair[^1]
        );

    private static ListContent Concatenated(ListContent first, ListContent last)
    {
        Value? rest = null;
        if (first.Rest is not null || last.Rest is not null)
        {
            rest = Unions.Of([.. new[] { first.Rest, last.Rest }.OfType<Value>()]);
        }
        return new ListContent([.. first.Items, .. last.Items], rest);
    }

    /// <summary>Gets the items if they are all known, and few.</summary>
    public static IReadOnlyList<Value>? KnownItems(Value value) =>
        Content(value) is ListContent { Rest: null, Items: { Count: <= MaxItems } items } && value is not ConstantValue
            ? items
            : null;

    /// <summary>Gets any item.</summary>
    private static Value ItemOf(Value value)
    {
        var items = new List<Value>();
        foreach (var content in Unions.Alternatives(Content(value)).OfType<ListContent>())
        {
            items.AddRange(content.Items);
            if (content.Rest is { } rest)
            {
                items.Add(rest);
            }
        }
        return Unions.Of(items);
    }

    /// <summary>Gets an item of a list or a field of an object by its key.</summary>
    private Value Item(Value target, Value key) => Unions.Map(target, each => ItemAt(each, key));

    private Value ItemAt(Value target, Value key)
    {
        switch (target)
        {
            case ListValue when key is ConstantValue { Content: double index } && KnownItems(target) is { } items:
                return index >= 0 && index < items.Count ? items[(int)index] : UnknownValue.Any;
            case ListValue when key is ConstantValue { Content: double and >= 0 and var place }:
                return Unions.Map(Content(target), each => CertainAt(each, (int)place) ?? ItemOf(each));
            case ListValue:
                return ItemOf(target);
            case EntryValue entry when key is ConstantValue { Content: 0.0 or 1.0 }:
                return key is ConstantValue { Content: 0.0 } ? entry.Key : entry.Value;
            case ObjectValue { Class: null, IsOpen: false, Fields: var parts }
                when key is ConstantValue { Content: double at } && at < parts.Count && !parts.ContainsKey($"{at}"):
                return parts.ElementAt((int)at).Value.Value ?? UnknownValue.Any;
            case ObjectValue self:
                return Unions.Map(key, each => Entry(self, each));
            case ClassValue owner when key is ConstantValue { Text: { } name }:
                return StaticMember(owner, name) ?? UnknownValue.Any;
            case ClassValue owner:
                var names = _modules
                    .Members(owner)
                    .OfType<DeclareNode>()
                    .Select(each => each.Target)
                    .OfType<NameNode>();
                return Unions.Of([.. names.Select(each => StaticMember(owner, each.Id) ?? UnknownValue.Any)]);
            case LibraryValue library when key is ConstantValue { Text: { } name }:
                return new LibraryValue($"{library.Path}.{name}");
            default:
                return UnknownOf(target);
        }
    }

    /// <summary>An unknown key can be any of the keys.</summary>
    private Value Entry(ObjectValue self, Value key)
    {
        if (key is ConstantValue { Text: { } name } && Member(self, name) is { } value)
        {
            return value;
        }
        if (key is ConstantValue || self.IsOpen || self.Fields.Count == 0)
        {
            return UnknownValue.Any;
        }
        var fields = from field in self.Fields where CanBe(key, field.Key) select field.Value.Value;
        return Unions.Of([.. fields.Select(value => value ?? UnknownValue.Any)]);
    }

    /// <summary>
    /// Makes an object. The <c>this</c> of its methods is the component whose option it is, or itself.
    /// </summary>
    private ObjectValue Object(ObjectNode node, Scope scope, ObjectValue? component = null)
    {
        var made = new ObjectValue();
        var inner = new Scope(scope, scope.Module) { Self = component ?? made };
        foreach (var entry in node.Entries)
        {
            if (entry.Key is null)
            {
                Spread(made, Evaluate(entry.Value, scope));
                continue;
            }
            var keys = Evaluate(entry.Key, scope);
            var isMethod =
                entry.Value is FunctionNode { SharesSelf: false, Name: var own }
                && (own is not null || component is not null);
            var value =
                component is not null && entry.Value is ObjectNode nested
                    ? Object(nested, scope, component)
                    : Evaluate(entry.Value, isMethod ? inner : scope);
            foreach (var key in Unions.Alternatives(keys))
            {
                if (Text(key) is not { } name)
                {
                    made.IsOpen = true;
                    continue;
                }
                _journal.Write(Field(made, name), value is FunctionValue lambda ? Named(lambda, name) : value);
            }
        }
        NoteProvider(made);
        return made;
    }

    /// <summary>Gives an object the fields of others.</summary>
    public ObjectValue Assigned(ObjectValue target, IEnumerable<Given> others)
    {
        foreach (var other in others)
        {
            Spread(target, other.Value);
        }
        return target;
    }

    private FunctionValue Named(FunctionValue lambda, string name) => lambda.IsNamed ? lambda : Rename(lambda, name);

    private static string? Text(Value key) =>
        key switch
        {
            ConstantValue { Content: string text } => text,
            ConstantValue { Content: double number } => $"{number}",
            ObjectValue { Fields: var fields } when fields.TryGetValue("name", out var name) => (
                name.Value as ConstantValue
            )?.Text,
            LibraryValue library => library.Name,
            _ => null,
        };

    private void Spread(ObjectValue made, Value value)
    {
        foreach (var each in Unions.Alternatives(value))
        {
            if (each is not ObjectValue other)
            {
                made.IsOpen |= each is not ConstantValue;
                continue;
            }
            made.IsOpen |= other.IsOpen;
            foreach (var (name, cell) in other.Fields)
            {
                _journal.Write(Field(made, name), cell.Value);
            }
        }
    }

    /// <summary>Gets every list of values that arguments can be. A rest is there never, once and
    /// twice; one of which nothing is known is there.</summary>
    public static IReadOnlyList<Combination> Sequences(IReadOnlyList<Given> arguments)
    {
        var sequences = Unions.Expand(Together(arguments), SequencesOf);
        return sequences.Count <= Unions.Limit
            ? sequences
            : [.. sequences.Take(Unions.Limit - 1), new Combination([Unions.TooMany], Guard.None)];
    }

    /// <summary>Gets the list that arguments are together, those that lists are spread to among them.</summary>
    private static Value Together(IReadOnlyList<Given> arguments)
    {
        Value content = ListContent.Empty;
        foreach (var argument in arguments)
        {
            var isSpread = argument.Label == Spreading;
            content = Concatenated(content, isSpread ? Content(argument.Value) : new ListContent([argument.Value]));
        }
        return content;
    }

    private static IReadOnlyList<Combination> SequencesOf(Value content)
    {
        if (content is not ListContent list)
        {
            return [new Combination([content], Guard.None)];
        }
        if (list.Rest is UnknownValue unknown)
        {
            return Unions.Combinations([.. list.Items, unknown]);
        }
        if (list.Rest is not { } rest)
        {
            return Unions.Combinations(list.Items);
        }
        return
        [
            .. Unions.Combinations(list.Items),
            .. Unions.Combinations([.. list.Items, rest]),
            .. Unions.Combinations([.. list.Items, rest, rest]),
        ];
    }
}
