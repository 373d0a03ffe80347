using Grpc.Core;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using Proto = RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// One database as one identity sees it. A denied call fails with <see cref="RpcException"/>, as in Google's client.
/// </summary>
public sealed class FirestoreDb
{
    internal FirestoreDb(FirestoreConnection connection, string projectId, string databaseId, Identity identity)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectId);
        ArgumentException.ThrowIfNullOrEmpty(databaseId);
        (Connection, ProjectId, DatabaseId, Identity) = (connection, projectId, databaseId, identity);
        CallInvoker = connection.CallInvokerFor(identity);
        Rpc = new Proto.Firestore.FirestoreClient(CallInvoker);
        DatabasePath = ResourcePath.Database(projectId, databaseId);
        RootPath = ResourcePath.Root(projectId, databaseId);
        Decoder = new ValueDecoder(Reference);
    }

    /// <summary>The project.</summary>
    public string ProjectId { get; }

    /// <summary>The database, mostly <c>(default)</c>.</summary>
    public string DatabaseId { get; }

    /// <summary>As whom every call is made.</summary>
    public Identity Identity { get; }

    /// <summary>
    /// Calls any Firestore API as <see cref="Identity"/>; give it to Google's own client to impersonate there.
    /// </summary>
    public CallInvoker CallInvoker { get; }

    internal FirestoreConnection Connection { get; }

    /// <summary>The service that this client calls, for messages of your own.</summary>
    public Proto.Firestore.FirestoreClient Rpc { get; }

    internal ValueDecoder Decoder { get; }

    /// <summary>The time after which a call fails.</summary>
    public TimeSpan Deadline => Connection.Deadline;

    /// <summary>The resource name of the database, <c>projects/P/databases/D</c>.</summary>
    public string DatabasePath { get; }

    /// <summary>
    /// The resource name that documents' paths are appended to, <c>projects/P/databases/D/documents</c>.
    /// </summary>
    public string RootPath { get; }

    /// <summary>The same database as another identity sees it.</summary>
    public FirestoreDb As(Identity identity) => new(Connection, ProjectId, DatabaseId, identity);

    /// <summary>The collection at a path such as <c>users</c> or <c>users/alice/posts</c>.</summary>
    /// <exception cref="ArgumentException">The path is no collection's.</exception>
    public CollectionReference Collection(string path) => new(this, path);

    /// <summary>All collections of this id, wherever they are.</summary>
    /// <exception cref="ArgumentException">The id is empty or holds a slash.</exception>
    public Query CollectionGroup(string collectionId) => Query.OfGroup(this, collectionId);

    /// <summary>The document at a path such as <c>users/alice</c>.</summary>
    /// <exception cref="ArgumentException">The path is no document's.</exception>
    public DocumentReference Document(string path) => new(this, path);

    /// <summary>
    /// Reads several documents in one call, in the given order. Rules deny all of them if they deny one.
    /// </summary>
    public Task<IReadOnlyList<DocumentSnapshot>> GetAllSnapshotsAsync(
        IEnumerable<DocumentReference> documents,
        CancellationToken cancellationToken = default
    ) => CallRecording.Of(() => DocumentReads.GetAllAsync(this, documents, transaction: null, cancellationToken));

    /// <summary>The collections at the top of the database; an admin's call.</summary>
    public IAsyncEnumerable<CollectionReference> ListRootCollectionsAsync(
        CancellationToken cancellationToken = default
    ) => Listings.CollectionsAsync(this, RootPath, "", cancellationToken);

    /// <summary>Starts an empty batch.</summary>
    public WriteBatch StartBatch() => new(this);

    /// <summary>Creates or overwrites documents fast, as admin: in no order, not atomically, 500 a call.</summary>
    /// <exception cref="RpcException">A write failed, and its siblings may have been made; the message names the
    /// first.</exception>
    public Task BulkWriteAsync(
        IEnumerable<(string Path, object Data)> documents,
        CancellationToken cancellationToken = default
    ) => BulkWriter.WriteAsync(this, documents, cancellationToken);

    /// <summary>
    /// Runs <paramref name="body"/> in a transaction, again from the start when the server aborts it: up to five times.
    /// </summary>
    public Task<T> RunTransactionAsync<T>(
        Func<Transaction, Task<T>> body,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        return CallRecording.Of(() => TransactionRunner.RunAsync(this, body, cancellationToken));
    }

    /// <inheritdoc cref="RunTransactionAsync{T}"/>
    public Task RunTransactionAsync(Func<Transaction, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunTransactionAsync(
            async transaction =>
            {
                await body(transaction);
                return true;
            },
            cancellationToken
        );
    }

    /// <summary>
    /// A reference in data may lead into another database: there it reads and writes as the same identity.
    /// </summary>
    internal DocumentReference Reference(string path)
    {
        var (project, database, relative) = ResourcePath.Split(path);
        var home =
            project == ProjectId && database == DatabaseId ? this : Connection.Database(project, Identity, database);
        return home.Document(relative);
    }

    /// <summary>Who sees which database.</summary>
    public override string ToString() => $"{DatabasePath} as {Identity}";
}
