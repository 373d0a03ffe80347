namespace RulesHarness.Firestore.Values;

/// <summary>
/// A document's full resource name: what a reference in data is. Equal by name, whoever reads through it.
/// </summary>
/// <seealso
/// href="https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#google.firestore.v1.Document"/>
public class DocumentName : IEquatable<DocumentName>
{
    /// <summary>Makes the name of a document from its path below the database, such as <c>users/alice</c>.</summary>
    /// <exception cref="ArgumentException">
    /// The path is no document's: its number of parts is odd, or a part is empty.
    /// </exception>
    public DocumentName(string projectId, string databaseId, string relativePath)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectId);
        ArgumentException.ThrowIfNullOrEmpty(databaseId);
        ResourcePath.CheckDocument(relativePath);
        (ProjectId, DatabaseId, RelativePath) = (projectId, databaseId, relativePath);
        Path = $"{ResourcePath.Root(projectId, databaseId)}/{relativePath}";
    }

    /// <summary>The full resource name: <c>projects/P/databases/D/documents/users/alice</c>.</summary>
    public string Path { get; }

    /// <summary>The path below the database: <c>users/alice</c>.</summary>
    public string RelativePath { get; }

    /// <summary>The project.</summary>
    public string ProjectId { get; }

    /// <summary>The database, mostly <c>(default)</c>.</summary>
    public string DatabaseId { get; }

    /// <summary>The last part of the path.</summary>
    public string Id => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>Reads a full resource name.</summary>
    /// <exception cref="ArgumentException"><paramref name="path"/> is none.</exception>
    public static DocumentName Parse(string path)
    {
        var (project, database, relative) = ResourcePath.Split(path);
        return new DocumentName(project, database, relative);
    }

    /// <inheritdoc/>
    public bool Equals(DocumentName? other) => other is not null && Path == other.Path;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as DocumentName);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <summary>The full resource name.</summary>
    public sealed override string ToString() => Path;
}
