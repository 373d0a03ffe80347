namespace RulesHarness.Code.Scripts.Syntax;

/// <summary>What a declared type says about a value: its possible texts, its members, or the name of a type.</summary>
internal sealed record TypeShape
{
    /// <summary>Gets the texts of a union such as <c>'open' | 'done'</c>; empty if it is none.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Gets the types of the members of an object.</summary>
    public IReadOnlyDictionary<string, TypeShape> Members { get; init; } = new Dictionary<string, TypeShape>();

    /// <summary>Gets the type of the items of a list; null if the value is none.</summary>
    public TypeShape? Items { get; init; }

    /// <summary>Gets the name of the constant list whose items are the texts: <c>(typeof SORTS)[number]</c>.</summary>
    public string? OfList { get; init; }

    /// <summary>Gets the member whose type is meant, and not the whole: <c>Order['status']</c>.</summary>
    public string? Member { get; init; }

    /// <summary>Gets the name of a type that is declared elsewhere.</summary>
    public string? Name { get; init; }

    /// <summary>Gets whether the value can be missing.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>A type that the source declares with a name.</summary>
internal sealed class TypeNode(int at, string name, TypeShape shape) : Node(at)
{
    public string Name => name;

    public TypeShape Shape => shape;
}
