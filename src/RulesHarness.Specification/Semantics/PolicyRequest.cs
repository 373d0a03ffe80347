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

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> NoneInstead { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, object?>?>();
}
