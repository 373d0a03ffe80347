using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RulesHarness.Code.CSharp.Values;

/// <summary>An object that the code can change.</summary>
internal abstract record HeapItem
{
    /// <summary>Gets the values that the object holds.</summary>
    public abstract IEnumerable<Value> Held { get; }
}

/// <summary>A list or an array. An open list holds other items too.</summary>
internal sealed record ListItem(ImmutableList<Value> Items, bool IsOpen = false) : HeapItem
{
    /// <summary>Gets whether each of the other items is like one that is known.</summary>
    public bool IsUniform { get; init; }

    /// <summary>Gets whether each of the items that are known can be gone.</summary>
    public bool CanBeEmpty { get; init; }

    public override IEnumerable<Value> Held => Items;

    public bool Equals(ListItem? other) =>
        other is not null
        && (IsOpen, IsUniform, CanBeEmpty) == (other.IsOpen, other.IsUniform, other.CanBeEmpty)
        && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}

/// <summary>A dictionary. An open one holds other entries too.</summary>
internal sealed record MapItem(ImmutableList<(Value Key, Value Value)> Entries, bool IsOpen = false) : HeapItem
{
    public override IEnumerable<Value> Held => Entries.SelectMany(entry => new[] { entry.Key, entry.Value });

    public bool Equals(MapItem? other) =>
        other is not null && IsOpen == other.IsOpen && Entries.SequenceEqual(other.Entries);

    public override int GetHashCode() => Entries.Count;
}

/// <summary>
/// An object of a class of the sources, or the known members of any other. Members of an open one can be set from
/// outside of the sources.
/// </summary>
internal sealed record ObjectItem(
    INamedTypeSymbol? Type,
    ImmutableDictionary<ISymbol, Value> Members,
    bool IsOpen = false
) : HeapItem
{
    public static readonly ImmutableDictionary<ISymbol, Value> NoMembers = ImmutableDictionary.Create<ISymbol, Value>(
        SymbolEqualityComparer.Default
    );

    public override IEnumerable<Value> Held => Members.Values;

    public bool Equals(ObjectItem? other) =>
        other is not null
        && SymbolEqualityComparer.Default.Equals(Type, other.Type)
        && State.AreEqual(Members, other.Members);

    public override int GetHashCode() => Members.Count;
}

/// <summary>A text that the code builds; <c>{}</c> stands for parts that are not known.</summary>
internal sealed record TextItem(string Template) : HeapItem
{
    public override IEnumerable<Value> Held => [];
}
