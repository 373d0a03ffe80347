using System.Diagnostics.CodeAnalysis;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>The documents that a run is made on, in the order in which they were made.</summary>
public sealed class Dataset
{
    private readonly Dictionary<string, Document> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Document>> _byShape = new(StringComparer.Ordinal);
    private readonly List<Document> _all = [];

    /// <summary>All documents.</summary>
    public IReadOnlyList<Document> Documents => _all;

    /// <summary>Adds a document.</summary>
    /// <exception cref="ArgumentException">There is one at that path already.</exception>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _byPath.Add(document.Path, document);
        _all.Add(document);
        var shape = Shape(document.CollectionPath);
        if (!_byShape.TryGetValue(shape, out var members))
        {
            _byShape.Add(shape, members = []);
        }
        members.Add(document);
    }

    /// <summary>Whether there is a document at a path.</summary>
    public bool TryGet(string path, [NotNullWhen(true)] out Document? document) =>
        _byPath.TryGetValue(path, out document);

    /// <summary>The documents of a collection, below whatever parents; or of a collection group.</summary>
    public IReadOnlyList<Document> Of(CollectionPath collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        if (collection.IsGroup)
        {
            return
            [
                .. _all.Where(document =>
                    document.CollectionPath[(document.CollectionPath.LastIndexOf('/') + 1)..] == collection.Id
                ),
            ];
        }
        return _byShape.TryGetValue(Shape(collection.Text), out var members) ? members : [];
    }

    /// <summary>The collections' ids alone, without the documents' between them.</summary>
    private static string Shape(string collectionPath) =>
        string.Join('/', collectionPath.Split('/').Where((_, at) => at % 2 == 0));
}
