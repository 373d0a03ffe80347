using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Storage;

/// <summary>
/// All documents of a database at one time. A change makes another tree, which shares what did not change: who reads
/// one is not disturbed.
/// </summary>
public sealed class DocumentTree : IDocumentSource
{
    private readonly ImmutableDictionary<string, ImmutableDictionary<string, StoredDocument>> _collections;

    private DocumentTree(ImmutableDictionary<string, ImmutableDictionary<string, StoredDocument>> collections) =>
        _collections = collections;

    /// <summary>One without documents.</summary>
    public static DocumentTree Empty { get; } =
        new(ImmutableDictionary.Create<string, ImmutableDictionary<string, StoredDocument>>(StringComparer.Ordinal));

    /// <summary>The paths of the collections that hold documents.</summary>
    public IEnumerable<string> Collections => _collections.Keys;

    /// <summary>The paths of the documents.</summary>
    public IEnumerable<string> Paths => _collections.Values.SelectMany(documents => documents.Keys);

    /// <summary>The document at a path; null where there is none.</summary>
    public StoredDocument? this[string path] =>
        _collections.TryGetValue(CollectionOf(path), out var documents) ? documents.GetValueOrDefault(path) : null;

    /// <summary>The path of the collection that a document is in.</summary>
    public static string CollectionOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    /// <summary>The documents of a collection, in no order.</summary>
    public IEnumerable<StoredDocument> In(string collection) =>
        _collections.TryGetValue(collection, out var documents) ? documents.Values : [];

    /// <summary>The tree with a document put, or taken out where it is null.</summary>
    public DocumentTree With(string path, StoredDocument? document)
    {
        var place = CollectionOf(path);
        var documents =
            _collections.GetValueOrDefault(place)
            ?? ImmutableDictionary.Create<string, StoredDocument>(StringComparer.Ordinal);
        var changed = document is null ? documents.Remove(path) : documents.SetItem(path, document);
        return ReferenceEquals(changed, documents)
            ? this
            : new DocumentTree(changed.IsEmpty ? _collections.Remove(place) : _collections.SetItem(place, changed));
    }

    IReadOnlyDictionary<string, object?>? IDocumentSource.Find(string path) => this[path]?.Fields;

    RulesValue? IDocumentSource.Value(string path) => this[path]?.Value;
}
