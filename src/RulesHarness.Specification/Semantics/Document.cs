namespace RulesHarness.Specification.Semantics;

/// <summary>
/// A stored document: its path below the database's root, such as <c>posts/post-1</c>, and its fields as CLR values.
/// </summary>
public sealed record Document(string Path, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>The last segment of the path.</summary>
    public string Id => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path of the collection that the document is in.</summary>
    public string CollectionPath => Path[..Path.LastIndexOf('/')];

    /// <summary>The path of the document that the collection is below; null at the root.</summary>
    public string? ParentPath => CollectionPath.LastIndexOf('/') is > 0 and var end ? CollectionPath[..end] : null;

    /// <summary>The ids of the documents above, outermost first.</summary>
    public IReadOnlyList<string> ParentIds => PathIds.In(Path)[..^1];
}
