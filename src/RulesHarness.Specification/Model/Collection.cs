using RulesHarness.Firestore.Values;

namespace RulesHarness.Specification.Model;

/// <summary>A row of the Collection Inventory with its schema.</summary>
public sealed record Collection(
    CollectionPath Path,
    string Description,
    PrimaryKey Key,
    IReadOnlyList<Field> Fields,
    Place Place
)
{
    /// <summary>The fields that are stored: all but a listed document id.</summary>
    public IEnumerable<Field> StoredFields => Fields.Where(one => !one.IsDocumentId);

    /// <summary>
    /// The name that paths and roles give this collection's document ids: that in a sub-collection's path, or else one
    /// after the collection's own name, such as <c>accountId</c>, where that is no field or parent's id.
    /// </summary>
    public string? IdName { get; init; }

    /// <summary>
    /// The path in the inventory's row: the collection's own, or that of a row that stands for several collections, as
    /// <c>pages/**</c> does.
    /// </summary>
    public CollectionPath Row
    {
        get => field ?? Path;
        init;
    }

    /// <summary>
    /// The names of the collections that the row stands for; empty where it stands for one, or for any.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether documents may have fields that the schema does not list.</summary>
    public bool IsOpen { get; init; }

    /// <summary>
    /// The limit of an open schema's fields, the listed ones and others together, those in maps not counted; null where
    /// there is none.
    /// </summary>
    public int? MostFields { get; init; }

    /// <summary>
    /// The conditions on its fields that each document meets, as <c>Always: from &lt; until</c> says. They are part of
    /// the sentences that grant to write what they are about.
    /// </summary>
    public IReadOnlyList<Condition> Invariants { get; init; } = [];

    /// <summary>The number of writes per second that the inventory states; null if it states none.</summary>
    public double? WritesPerSecond { get; init; }

    /// <summary>
    /// The stored field of that name, or the entry of a map's schema that the name leads to; or null.
    /// </summary>
    public Field? Field(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Fields.FirstOrDefault(field => field.Name == name && !field.IsDocumentId)
            ?? (name.Contains('.', StringComparison.Ordinal) ? Inside(name) : null);
    }

    /// <summary>A field inside of a map whose schema is the type of another field.</summary>
    private Field? Inside(string name)
    {
        var outer = FieldTree.MapOf(name);
        return outer.Length == 0 || Field(outer) is not { Type.Entries: { } entries } map
            ? null
            : entries.Select(map.Part).FirstOrDefault(part => part.Name == name);
    }
}
