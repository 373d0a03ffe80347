namespace RulesHarness.Specification.Model;

/// <summary>How an index holds a field.</summary>
public enum IndexMode
{
    /// <summary>Sorted upwards.</summary>
    Ascending,

    /// <summary>Sorted downwards.</summary>
    Descending,

    /// <summary>By the items of an array.</summary>
    ArrayContains,
}

/// <summary>One field of an index.</summary>
public sealed record IndexField(string FieldPath, IndexMode Mode)
{
    /// <summary>The field as the Indexes section writes it.</summary>
    public override string ToString() => $"{FieldPath} {Mode switch { IndexMode.Ascending => "asc", IndexMode.Descending => "desc", _ => "array-contains" }}";
}

/// <summary>A composite index that the spec declares, by the id of its collection or collection group.</summary>
public sealed record IndexDeclaration(string CollectionGroup, bool IsGroupScope, IReadOnlyList<IndexField> Fields, Place Place);
