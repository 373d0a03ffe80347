using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// A request that the spec decides. <c>Stored</c> and <c>Next</c> are the document's fields before and after it (null
/// if there are none); <c>Query</c> is set for a list, and then <c>Path</c> is the collection's.
/// </summary>
public sealed record PolicyRequest(Identity Caller, Operation Operation, CollectionPath Collection, string Path)
{
    /// <summary>The fields of the document that is stored.</summary>
    public IReadOnlyDictionary<string, object?>? Stored { get; init; }

    /// <summary>The fields that the document will have.</summary>
    public IReadOnlyDictionary<string, object?>? NewFields { get; init; }

    /// <summary>The query of a list.</summary>
    public ListQuery? Query { get; init; }

    /// <summary>
    /// Documents that are there as well, beside those of the data; where both have a path, the data's counts.
    /// </summary>
    public IReadOnlyList<Document> Elsewhere { get; init; } = [];

    /// <summary>
    /// The fields of the documents that are there for this request alone, by path, whatever the data has there; null
    /// where there is none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> Instead { get; init; } = NoneInstead;

    /// <summary>The other writes of the batch that a write is part of.</summary>
    public IReadOnlyList<BatchedWrite> Batch { get; init; } = [];

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> NoneInstead { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, object?>?>();

    /// <summary>The same batch, as the request of another one of its writes.</summary>
    public PolicyRequest Of(BatchedWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var own = new BatchedWrite(Operation, Collection, Path, Stored, NewFields);
        return this with
        {
            Operation = write.Operation,
            Collection = write.Collection,
            Path = write.Path,
            Stored = write.Stored,
            NewFields = write.NewFields,
            Batch = [.. Batch.Where(other => other.Path != write.Path), own],
            Elsewhere = Stored is null ? Elsewhere : [.. Elsewhere, new Document(Path, Stored)],
        };
    }
}

/// <summary>
/// A write that is committed together with others: the fields of its document before it and after it.
/// </summary>
public sealed record BatchedWrite(
    Operation Operation,
    CollectionPath Collection,
    string Path,
    IReadOnlyDictionary<string, object?>? Stored,
    IReadOnlyDictionary<string, object?>? NewFields
);
