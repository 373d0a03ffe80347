namespace RulesHarness.Specification.Model;

/// <summary>The ways in which an index can hold a field.</summary>
public enum IndexMode
{
    /// <summary>Sorted upwards.</summary>
    Ascending,

    /// <summary>Sorted downwards.</summary>
    Descending,

    /// <summary>By the items of an array.</summary>
    ArrayContains,

    /// <summary>By the nearness of vectors.</summary>
    Vector,
}

/// <summary>One field of an index.</summary>
public sealed record IndexField(string FieldPath, IndexMode Mode)
{
    /// <summary>The length of the vectors, of a field that is held by nearness.</summary>
    public int? Dimension { get; init; }

    /// <summary>The field as the Indexes section writes it.</summary>
    public override string ToString() =>
        $"{FieldPath} {Mode switch { IndexMode.Ascending => "asc", IndexMode.Descending => "desc", IndexMode.ArrayContains => "array-contains", _ => "vector" }}";
}

/// <summary>A composite index that the spec declares, by the id of its collection or collection group.</summary>
public sealed record IndexDeclaration(
    string CollectionGroup,
    bool IsGroupScope,
    IReadOnlyList<IndexField> Fields,
    Place Place
);
