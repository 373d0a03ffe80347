using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The documents that cases find. No case changes them: what one writes is seen by its own rules alone.
/// </summary>
internal sealed class EmbeddedStore(Dataset data) : IDocumentSource
{
    private const string Root = "projects/demo-project/databases/(default)/documents";

    /// <summary>Each version of the rules is checked on the same data, by a session of its own.</summary>
    private static readonly ConditionalWeakTable<Dataset, DocumentTree> Trees = [];

    private readonly ConcurrentDictionary<string, RulesValue> _values = new(StringComparer.Ordinal);

    // Beside the data, which is read while cases run.
    private readonly ConcurrentDictionary<string, Document> _added = new(StringComparer.Ordinal);
    private volatile DocumentTree? _tree;

    /// <summary>Puts a document there, in the place of one at the same path.</summary>
    public void Store(Document document)
    {
        _added[document.Path] = document;
        _values.TryRemove(document.Path, out _);
        _tree = null;
    }

    /// <summary>The fields of the document at a path; null where there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Find(string path) =>
        _added.TryGetValue(path, out var document) || data.TryGet(path, out document) ? document.Fields : null;

    /// <summary>Its fields as rules see them.</summary>
    public RulesValue? Value(string path)
    {
        if (_values.TryGetValue(path, out var known))
        {
            return known;
        }
        return Find(path) is { } fields ? _values.GetOrAdd(path, RulesValues.Of(fields)) : null;
    }

    /// <summary>All documents as the in-process Firestore keeps them.</summary>
    public DocumentTree Tree => _tree ??= MakeTree();

    /// <summary>The same with the documents that are there, or are not, for one case alone.</summary>
    public DocumentTree TreeWith(IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> instead)
    {
        var tree = Tree;
        foreach (var (path, fields) in instead)
        {
            tree = tree.With(path, fields is null ? null : Stored(new Document(path, fields)));
        }
        return tree;
    }

    private DocumentTree MakeTree() => With(Trees.GetValue(data, TreeOf), _added.Values);

    private static DocumentTree TreeOf(Dataset data) => With(DocumentTree.Empty, data.Documents);

    private static DocumentTree With(DocumentTree tree, IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            tree = tree.With(document.Path, Stored(document));
        }
        return tree;
    }

    /// <summary>A document after its way over the wire.</summary>
    private static StoredDocument Stored(Document document)
    {
        var message = new Protocol.Document();
        ValueEncoder.Encode(document.Fields, message.Fields, sentinels: null);
        return new StoredDocument(
            $"{Root}/{document.Path}",
            document.Path,
            ProtoValueConverter.Fields(message),
            default,
            default
        );
    }
}
