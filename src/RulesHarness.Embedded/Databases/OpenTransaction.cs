using System.Collections.Concurrent;
using RulesHarness.Embedded.Storage;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Databases;

/// <summary>A transaction under way: what it has read must still be so when it commits.</summary>
internal sealed class OpenTransaction(bool isReadOnly, bool hasTurn)
{
    private readonly ConcurrentDictionary<string, Timestamp?> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Func<DocumentTree, bool>> _results = new();
    private DocumentTree? _seen;

    /// <summary>Whether it only reads.</summary>
    public bool IsReadOnly => isReadOnly;

    /// <summary>Whether it was aborted before, and now goes first.</summary>
    public bool HasTurn => hasTurn;

    /// <summary>The documents that it sees: those of its first read.</summary>
    public DocumentTree See(DocumentTree now) => Interlocked.CompareExchange(ref _seen, now, null) ?? now;

    /// <summary>Takes down that it has read a document, or found none.</summary>
    public void Read(string path, StoredDocument? document) => _versions.TryAdd(path, document?.UpdateTime);

    /// <summary>Takes down that it has run a query: whether that would still find the same.</summary>
    public void Found(Func<DocumentTree, bool> isSame) => _results.Enqueue(isSame);

    /// <summary>Whether it has read a document.</summary>
    public bool HasRead(string path) => _versions.ContainsKey(path);

    /// <summary>Whether all that it has read is still so.</summary>
    public bool Holds(DocumentTree now) =>
        _versions.All(read => now[read.Key]?.UpdateTime == read.Value) && _results.All(isSame => isSame(now));
}
