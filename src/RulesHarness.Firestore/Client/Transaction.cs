using Google.Protobuf;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// Reads that are consistent with each other, and writes that are made together when the body has returned.
/// </summary>
public sealed class Transaction : WriteBuffer
{
    private readonly FirestoreDb _database;

    internal Transaction(FirestoreDb database, ByteString id) => (_database, Id) = (database, id);

    internal ByteString Id { get; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidOperationException">A write was added before.</exception>
    public Task<DocumentSnapshot> GetSnapshotAsync(
        DocumentReference document,
        CancellationToken cancellationToken = default
    ) => CallRecording.Of(() => DocumentReads.GetAsync(document, IdForRead(), cancellationToken));

    /// <summary>Runs a query.</summary>
    /// <exception cref="InvalidOperationException">A write was added before.</exception>
    public Task<QuerySnapshot> GetSnapshotAsync(Query query, CancellationToken cancellationToken = default) =>
        CallRecording.Of(() => query.GetSnapshotAsync(IdForRead(), cancellationToken));

    /// <summary>Reads several documents, in the given order.</summary>
    /// <exception cref="InvalidOperationException">A write was added before.</exception>
    public Task<IReadOnlyList<DocumentSnapshot>> GetAllSnapshotsAsync(
        IEnumerable<DocumentReference> documents,
        CancellationToken cancellationToken = default
    ) => CallRecording.Of(() => DocumentReads.GetAllAsync(_database, documents, IdForRead(), cancellationToken));

    internal Task CommitAsync(CancellationToken cancellationToken) =>
        Commits.CommitAsync(_database, Pending, Id, cancellationToken);

    private ByteString IdForRead() =>
        Pending.Count == 0
            ? Id
            : throw new InvalidOperationException("a transaction must read everything before it writes");
}
