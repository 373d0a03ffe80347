namespace RulesHarness.Firestore.Client;

/// <summary>Writes that are made together or not at all; rules check each of them.</summary>
public sealed class WriteBatch : WriteBuffer
{
    private readonly FirestoreDb _database;

    internal WriteBatch(FirestoreDb database) => _database = database;

    /// <summary>Makes the writes; one result for each, in the order they were added.</summary>
    public Task<IReadOnlyList<WriteResult>> CommitAsync(CancellationToken cancellationToken = default) =>
        CallRecording.Of(() => Commits.CommitAsync(_database, Pending, transaction: null, cancellationToken));
}
