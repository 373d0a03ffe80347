using System.Collections;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Client;

/// <summary>The documents that a query returned, in its order.</summary>
public sealed class QuerySnapshot : IReadOnlyList<DocumentSnapshot>
{
    private readonly Lazy<IReadOnlyList<DocumentChange>> _changes;

    internal QuerySnapshot(
        Query query,
        IReadOnlyList<DocumentSnapshot> documents,
        Timestamp readTime,
        IReadOnlyList<DocumentChange>? changes = null
    )
    {
        (Query, Documents, ReadTime) = (query, documents, readTime);
        _changes = new Lazy<IReadOnlyList<DocumentChange>>(() => changes ?? DocumentChanges.Between([], documents));
    }

    /// <summary>The query that was run.</summary>
    public Query Query { get; }

    /// <summary>The documents, all of which exist.</summary>
    public IReadOnlyList<DocumentSnapshot> Documents { get; }

    /// <summary>As of when the documents were read.</summary>
    public Timestamp ReadTime { get; }

    /// <summary>
    /// The changes since the listener's previous snapshot. In its first snapshot, and outside of listeners, all
    /// documents are added.
    /// </summary>
    public IReadOnlyList<DocumentChange> Changes => _changes.Value;

    /// <summary>The number of documents.</summary>
    public int Count => Documents.Count;

    /// <summary>The document at a place in the order, from zero.</summary>
    public DocumentSnapshot this[int index] => Documents[index];

    /// <inheritdoc/>
    public IEnumerator<DocumentSnapshot> GetEnumerator() => Documents.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
