using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.Scripts.Values;

/// <summary>A place that holds a value: a variable, a field, the content of a list. Only a journal writes it.</summary>
internal sealed class Cell(Value? value = null)
{
    private static int _identities;
    private Value? _value = value;
    private string? _identity;

    /// <summary>
    /// Gets or sets the value. A value that is set is another one than before, even if it looks the same.
    /// </summary>
    public Value? Value
    {
        get => _value;
        set => (_value, _identity) = (value, null);
    }

    /// <summary>Gets a text that stays the same as long as the value does.</summary>
    public string Identity => _identity ??= $"#{Interlocked.Increment(ref _identities)}";

    /// <summary>Gets the value with its identity, if it has one yet.</summary>
    public Content Content => new(_value, _identity);

    public void Set(Content content) => (_value, _identity) = (content.Value, content.Identity);
}

/// <summary>The content of a cell.</summary>
internal readonly record struct Content(Value? Value, string? Identity);

/// <summary>A list that the program can change. Its cell holds one <see cref="ListContent"/>, or a union.</summary>
internal sealed class ListValue(Cell cell) : Value
{
    public Cell Cell => cell;

    /// <summary>Gets the map whose entries, keys or values these are: what is removed here is removed there.</summary>
    public ObjectValue? Map { get; init; }
}

/// <summary>The items of a list at one time; <c>Rest</c> stands for any number of further items.</summary>
internal sealed class ListContent(IReadOnlyList<Value> items, Value? rest = null) : Value
{
    public static ListContent Empty { get; } = new([]);

    public IReadOnlyList<Value> Items => items;

    public Value? Rest => rest;

    public override bool IsSame(Value other) =>
        other is ListContent list
        && list.Items.Count == items.Count
        && (rest is null ? list.Rest is null : list.Rest is not null && rest.IsSame(list.Rest))
        && items.Zip(list.Items).All(pair => pair.First.IsSame(pair.Second));
}

/// <summary>An object, or an instance of a class.</summary>
internal sealed class ObjectValue(ClassValue? of = null) : Value
{
    public ClassValue? Class => of;

    public Dictionary<string, Cell> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the scope of each class's head, with the parameters that its members can use.</summary>
    public Dictionary<ClassValue, Scope> Heads { get; } = [];

    /// <summary>Gets the arguments that the instance was made with, as a text.</summary>
    public string? Key { get; init; }

    /// <summary>Gets or sets whether further fields exist that are not known.</summary>
    public bool IsOpen { get; set; }
}

/// <summary>A key of a map with its value, which have the names of all languages.</summary>
internal sealed class EntryValue(Value key, Value value) : Value
{
    public Value Key => key;

    public Value Value => value;

    public Value? Member(string name) =>
        name switch
        {
            "key" or "first" => key,
            "value" or "second" => value,
            _ => null,
        };

    public override bool IsSame(Value other) =>
        other is EntryValue entry && key.IsSame(entry.Key) && value.IsSame(entry.Value);
}

/// <summary>A map with methods of its own, such as <c>get</c>. Its entries are the fields of an object.</summary>
internal sealed class MapValue(ObjectValue entries) : Value
{
    public ObjectValue Entries => entries;
}

/// <summary>A property that a query fills, with the path and the steps of the query.</summary>
internal sealed class WrapperValue(Value path, Value steps) : Value
{
    public Value Path => path;

    public Value Steps => steps;
}

/// <summary>A function with the variables around it.</summary>
internal sealed class FunctionValue(FunctionNode node, Scope scope, string name) : Value
{
    public FunctionNode Node => node;

    public Scope Scope => scope;

    /// <summary>Gets the name as reports show it: <c>PostRepository.list</c>.</summary>
    public string Name => name;

    /// <summary>Gets the object that the function is a method of.</summary>
    public Value? Self { get; init; }

    /// <summary>Gets the functions of the same name that other arguments call.</summary>
    public IReadOnlyList<FunctionValue> Overloads { get; init; } = [];

    /// <summary>Gets whether the name is its own, and not that of the function around it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>
    /// Gets or sets whether its first argument is its <c>this</c>, by the parameter that it is given for.
    /// </summary>
    public bool TakesSelf { get; set; }

    /// <summary>Gets or sets the number of its other arguments then.</summary>
    public int ArgumentsBesidesSelf { get; set; }

    /// <summary>Gets or sets whether the function was called since it was made.</summary>
    public bool IsCalled { get; set; }

    public override bool IsSame(Value other) =>
        other is FunctionValue function && function.Node == node && function.Scope == scope && function.Self == Self;
}

/// <summary>A class, with the extensions and static members of all files.</summary>
internal sealed class ClassValue(ClassNode node, Scope scope) : Value
{
    public ClassNode Node => node;

    public Scope Scope => scope;

    public string Name => node.Name ?? "";

    public Dictionary<string, Cell> Statics { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets whether each place that makes an instance builds something with it, which is there only.
    /// </summary>
    public bool IsBuilder { get; set; }

    /// <summary>Gets the instances whose arguments are known.</summary>
    public List<ObjectValue> Instances { get; } = [];

    /// <summary>Gets or sets the instance that stands for those that are made outside of the sources.</summary>
    public ObjectValue? Synthetic { get; set; }
}

/// <summary>A file, as a value that other files import.</summary>
internal sealed class ModuleValue(Module module) : Value
{
    public Module Module => module;

    public override bool IsSame(Value other) => other is ModuleValue value && value.Module == module;
}
