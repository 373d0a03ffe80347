using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Objects and maps whose keys and values a program goes through.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Gets the entries of a map, each as one; null if it is not known.</summary>
    private static ListValue? Entries(Value map) => Entries(map, (key, value) => new EntryValue(key, value));

    /// <summary>Gets the entries of a map or an object; null if it is none.</summary>
    public static ListValue? Entries(Value map, Func<Value, Value, Value> entry)
    {
        if (map is not ObjectValue { Class: null } self)
        {
            return null;
        }
        var items = self.Fields.Where(field => !IsMissing(field.Value)).ToList();
        return new ListValue(
            new Cell(
                new ListContent(
                    [.. items.Select(field => Entry(field.Key, field.Value.Value ?? UnknownValue.Any, entry))],
                    self.IsOpen ? entry(UnknownValue.Any, UnknownValue.Any) : null
                )
            )
        )
        {
            Map = self,
        };
    }

    /// <summary>Gets a list of values.</summary>
    public static ListValue Listed(params IReadOnlyList<Value> items) => new(new Cell(new ListContent(items)));

    /// <summary>Gives a map an entry; without a value, takes it away.</summary>
    public void SetEntry(ObjectValue map, Value key, Value? value)
    {
        if (Text(key) is { } name)
        {
            _journal.Write(Field(map, name), value ?? ConstantValue.Omitted);
            return;
        }
        map.IsOpen |= value is not null;
        if (value is null)
        {
            RemoveFields(map, (_, _) => null);
        }
    }

    /// <summary>Calls a function with the value of each entry, and with its key if it has a parameter for it.</summary>
    public Value ForEachEntry(ObjectValue map, FunctionValue function, CallSite site)
    {
        var hasKey = function.Node.Parameters.Count > 1;
        var entries = Entries(map, (key, value) => hasKey ? new EntryValue(value, key) : value)!;
        return RunForEach(entries, function, site);
    }

    /// <summary>Gets the value of a key of a map, which can be any of its values if the key is not known.</summary>
    public Value EntryOf(ObjectValue map, Value key) => Unions.Map(key, each => Entry(map, each));

    /// <summary>Gets an entry, which is missing where its value is.</summary>
    private static Value Entry(string key, Value value, Func<Value, Value, Value> entry) =>
        value is UnionValue union && union.Values.Any(each => ReferenceEquals(each, ConstantValue.Omitted))
            ? Unions.Map(
                union,
                each =>
                    ReferenceEquals(each, ConstantValue.Omitted)
                        ? AbsentValue.Instance
                        : entry(new ConstantValue(key), each)
            )
            : entry(new ConstantValue(key), value);

    /// <summary>Removes entries of a map; null if a method does not.</summary>
    private Value? WithoutEntries(ObjectValue map, string name, CallSite site)
    {
        switch (name)
        {
            case "clear" or "removeAll" when site.Function is null:
                RemoveFields(map, (_, _) => true);
                return UnknownValue.Any;
            case "remove" or "removeValue" when (site["forKey"] ?? site[0]) is { } key:
                var old = Text(key) is { } known && map.Fields.TryGetValue(known, out var cell) ? cell.Value : null;
                RemoveFields(map, (field, _) => Text(key) is { } text ? text == field : null);
                return old ?? UnknownValue.Any;
            case "removeWhere" or "removeIf" or "retainWhere" when site.Function is { } function:
                RemoveFields(
                    map,
                    (field, value) =>
                        HoldsFor(function, new EntryValue(new ConstantValue(field), value)) is { } holds
                            ? holds != (name == "retainWhere")
                            : null
                );
                return UnknownValue.Any;
            default:
                return null;
        }
    }

    /// <summary>Removes the fields for which a test holds. Where it is not known, a field can be missing.</summary>
    private void RemoveFields(ObjectValue map, Func<string, Value, bool?> test)
    {
        foreach (var (name, cell) in map.Fields.Where(field => !IsMissing(field.Value)).ToList())
        {
            var value = cell.Value ?? UnknownValue.Any;
            var left = Unions.Map(
                value,
                each =>
                    test(name, each) switch
                    {
                        true => ConstantValue.Omitted,
                        false => each,
                        null => Unions.Of([each, ConstantValue.Omitted]),
                    }
            );
            _journal.Write(cell, left);
        }
    }

    /// <summary>Gets what a map has for its name in all languages: its entries, its keys or its values.</summary>
    private Value? MapMember(Value target, string name)
    {
        // In JavaScript these are functions of `Object`, and a field can have such a name.
        if (!_library.SharesNames || target is not ObjectValue { Class: null } self || self.Fields.ContainsKey(name))
        {
            return null;
        }
        return name switch
        {
            "entries" => Entries(self, (key, value) => new EntryValue(key, value)),
            "keys" => Entries(self, (key, _) => key),
            "values" => Entries(self, (_, value) => value),
            _ => null,
        };
    }

    /// <summary>Calls a method of a map that goes through its entries; null if it is none.</summary>
    private Value? CallMap(Value target, string name, CallSite site)
    {
        if (!_library.SharesNames || target is not ObjectValue { Class: null } self || self.Fields.ContainsKey(name))
        {
            return null;
        }
        if (WithoutEntries(self, name, site) is { } removed)
        {
            return removed;
        }
        var isOfEntries = site.Function is not null || name is "toList" or "asSequence" or "asIterable";
        return isOfEntries && Entries(self, (key, value) => new EntryValue(key, value)) is { } entries
            ? CallList(entries, name, site)
            : null;
    }

    /// <summary>A function with two parameters gets the key and the value of an entry.</summary>
    private static IReadOnlyList<Given> Apart(FunctionValue function, IReadOnlyList<Given> arguments) =>
        arguments is [{ Value: EntryValue entry }] && function.Node.Parameters.Count == 2
            ? [new Given(null, entry.Key), new Given(null, entry.Value)]
            : arguments;

    /// <summary>Gets a tuple with the labels of its type, which its parts need not have.</summary>
    private static Value Labelled(Value tuple, IReadOnlyList<string> labels)
    {
        if (tuple is not ListValue || KnownItems(tuple) is not { } items || items.Count != labels.Count)
        {
            return tuple;
        }
        var labelled = new ObjectValue();
        foreach (var (label, item) in labels.Zip(items))
        {
            Field(labelled, label).Value = item;
        }
        return labelled;
    }

    private static bool IsMissing(Cell field) => ReferenceEquals(field.Value, ConstantValue.Omitted);
}
