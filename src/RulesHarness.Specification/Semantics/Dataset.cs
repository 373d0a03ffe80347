using System.Diagnostics.CodeAnalysis;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// The documents that a run is made on, in the order in which they were made. A data set may lie above another one,
/// which it leaves as it is.
/// </summary>
public sealed class Dataset
{
    private readonly Dataset? _below;
    private readonly Dictionary<string, Document> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Document>> _byShape = new(StringComparer.Ordinal);
    private readonly List<Document> _own = [];

    /// <summary>Makes a data set without documents.</summary>
    public Dataset() { }

    /// <summary>Makes a data set that has the documents of another one, which must not change meanwhile.</summary>
    public Dataset(Dataset below) => _below = below;

    /// <summary>
    /// The same documents with others in the place of some, or with none there: the fields by path, null for no
    /// document.
    /// </summary>
    public Dataset With(IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> instead)
    {
        ArgumentNullException.ThrowIfNull(instead);
        if (instead.Count == 0)
        {
            return this;
        }
        var made = new Dataset();
        var others = Documents.Where(document => !instead.ContainsKey(document.Path));
        var placed = instead
            .Where(document => document.Value is not null)
            .Select(document => new Document(document.Key, document.Value!));
        foreach (var document in others.Concat(placed))
        {
            made.Add(document);
        }
        return made;
    }

    /// <summary>All documents.</summary>
    public IReadOnlyList<Document> Documents => _below is null ? _own : [.. _below.Documents, .. _own];

    /// <summary>Adds a document.</summary>
    /// <exception cref="ArgumentException">There is one at that path already.</exception>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (_below?.TryGet(document.Path, out _) == true)
        {
            throw new ArgumentException($"there is a document at `{document.Path}` already", nameof(document));
        }
        _byPath.Add(document.Path, document);
        _own.Add(document);
        var shape = Shape(document.CollectionPath);
        if (!_byShape.TryGetValue(shape, out var members))
        {
            _byShape.Add(shape, members = []);
        }
        members.Add(document);
    }

    /// <summary>Whether there is a document at a path.</summary>
    public bool TryGet(string path, [NotNullWhen(true)] out Document? document) =>
        _byPath.TryGetValue(path, out document) || _below is not null && _below.TryGet(path, out document);

    /// <summary>The documents of a collection, below whatever parents; or of a collection group.</summary>
    public IReadOnlyList<Document> Of(CollectionPath collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var own = OwnOf(collection);
        if (_below is null)
        {
            return own;
        }
        var below = _below.Of(collection);
        return own.Count == 0 ? below : [.. below, .. own];
    }

    private IReadOnlyList<Document> OwnOf(CollectionPath collection)
    {
        if (collection.IsGroup)
        {
            return
            [
                .. _own.Where(document =>
                    document.CollectionPath[(document.CollectionPath.LastIndexOf('/') + 1)..] == collection.Id
                ),
            ];
        }
        if (_own.Count == 0 || !_byShape.TryGetValue(string.Join('/', collection.CollectionIds), out var members))
        {
            return [];
        }
        return collection.DocumentId is { } id ? [.. members.Where(document => document.Id == id)] : members;
    }

    /// <summary>The collections' ids alone, without the documents' between them.</summary>
    private static string Shape(string collectionPath) =>
        string.Join('/', collectionPath.Split('/').Where((_, at) => at % 2 == 0));
}
