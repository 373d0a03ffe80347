using System.Security.Cryptography;

namespace RulesHarness.Firestore.Client;

/// <summary>A collection: a query over all its documents, and the place to add more. Equal by path.</summary>
public sealed class CollectionReference : Query, IEquatable<CollectionReference>
{
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 20;

    internal CollectionReference(FirestoreDb database, string relativePath)
        : base(database, relativePath) => RelativePath = relativePath;

    /// <summary>The full resource name: <c>projects/P/databases/D/documents/users</c>.</summary>
    public string Path => $"{Database.RootPath}/{RelativePath}";

    /// <summary>The path below the database: <c>users/alice/posts</c>.</summary>
    public string RelativePath { get; }

    /// <summary>The last part of the path.</summary>
    public string Id => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>The document that the collection is below; null at the top.</summary>
    public DocumentReference? Parent =>
        RelativePath.LastIndexOf('/') is var slash and >= 0
            ? new DocumentReference(Database, RelativePath[..slash])
            : null;

    /// <summary>A document in this collection.</summary>
    /// <exception cref="ArgumentException">The path is no document's.</exception>
    public DocumentReference Document(string path) => new(Database, $"{RelativePath}/{path}");

    /// <summary>A document with a new random id of 20 letters and digits.</summary>
    public DocumentReference Document() => Document(RandomNumberGenerator.GetString(IdAlphabet, IdLength));

    /// <summary>Creates a document with a random id.</summary>
    /// <exception cref="ArgumentException">A member of the data cannot be stored; the message names it.</exception>
    public Task<DocumentReference> AddAsync(object data, CancellationToken cancellationToken = default) =>
        CallRecording.Of(async () =>
        {
            var document = Document();
            await document.CreateAsync(data, cancellationToken);
            return document;
        });

    /// <summary>All documents, and those that are missing but have collections below them; an admin's call.</summary>
    public IAsyncEnumerable<DocumentReference> ListDocumentsAsync(CancellationToken cancellationToken = default) =>
        Listings.DocumentsAsync(this, ParentPath, cancellationToken);

    /// <inheritdoc/>
    public bool Equals(CollectionReference? other) => other is not null && Path == other.Path;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CollectionReference);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <summary>The full resource name.</summary>
    public override string ToString() => Path;
}
