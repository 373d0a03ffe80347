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
    /// The name that paths and roles give this collection's document ids, when a sub-collection's path names one.
    /// </summary>
    public string? IdName { get; init; }

    /// <summary>The number of writes per second that the inventory states; null if it states none.</summary>
    public double? WritesPerSecond { get; init; }

    /// <summary>The stored field of that name, or null.</summary>
    public Field? Field(string name) => Fields.FirstOrDefault(field => field.Name == name && !field.IsDocumentId);
}
