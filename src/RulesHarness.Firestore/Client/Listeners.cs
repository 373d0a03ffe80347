using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>
/// Listeners to documents and to queries: their targets, and the snapshots that differ from the previous one.
/// </summary>
internal static class Listeners
{
    /// <summary>A callback that has ended when it returns.</summary>
    public static Func<T, CancellationToken, Task> Completed<T>(Action<T> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return (snapshot, _) =>
        {
            callback(snapshot);
            return Task.CompletedTask;
        };
    }

    public static FirestoreChangeListener Start(
        DocumentReference reference,
        Func<DocumentSnapshot, CancellationToken, Task> callback,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(callback);
        var target = new Target { Documents = new Target.Types.DocumentsTarget { Documents = { reference.Path } } };
        DocumentSnapshot? last = null;
        return new FirestoreChangeListener(
            reference.Database,
            reference.RelativePath,
            target,
            TellAsync,
            cancellationToken
        );

        Task TellAsync(
            IReadOnlyList<Document> documents,
            Values.Timestamp readTime,
            CancellationToken cancellationToken
        )
        {
            var next = new DocumentSnapshot(reference, documents.Count == 0 ? null : documents[0]);
            // A write that changes nothing is told too.
            if (last is not null && last.UpdateTime == next.UpdateTime)
            {
                return Task.CompletedTask;
            }
            last = next;
            return callback(next, cancellationToken);
        }
    }

    public static FirestoreChangeListener Start(
        Query query,
        bool isReversed,
        Func<QuerySnapshot, CancellationToken, Task> callback,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(callback);
        var structure = query.ToMessage();
        var target = new Target
        {
            Query = new Target.Types.QueryTarget { Parent = query.ParentPath, StructuredQuery = structure },
        };
        IReadOnlyList<DocumentSnapshot>? last = null;
        return new FirestoreChangeListener(query.Database, query.RelativeName, target, TellAsync, cancellationToken);

        Task TellAsync(
            IReadOnlyList<Document> documents,
            Values.Timestamp readTime,
            CancellationToken cancellationToken
        )
        {
            var next = documents.Select(each => DocumentSnapshot.Of(query.Database, each)).ToList();
            if (isReversed)
            {
                next.Reverse();
            }
            var changes = DocumentChanges.Between(last ?? [], next);
            // A document that doesn't match makes the server tell all of the others again.
            if (last is not null && changes.Count == 0)
            {
                return Task.CompletedTask;
            }
            last = next;
            return callback(new QuerySnapshot(query, next, readTime, changes), cancellationToken);
        }
    }
}
