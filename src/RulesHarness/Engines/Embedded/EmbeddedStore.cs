using System.Collections.Concurrent;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The documents that cases find. No case changes them: what one writes is seen by its own rules alone.
/// </summary>
internal sealed class EmbeddedStore(Dataset data, RulesValue? otherwise)
{
    /// <summary>The project whose documents these are, in names on the wire.</summary>
    public const string Project = "demo-project";

    private const string Root = $"projects/{Project}/databases/(default)/documents";

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

    /// <summary>The document at a path; null where there is none.</summary>
    public Document? Find(string path) =>
        _added.TryGetValue(path, out var more) || data.TryGet(path, out more) ? more : null;

    /// <summary>Its fields as rules see them.</summary>
    public RulesValue? Value(string path)
    {
        if (_values.TryGetValue(path, out var known))
        {
            return known;
        }
        return Find(path) is { } document ? _values.GetOrAdd(path, RulesValues.Of(document.Fields)) : null;
    }

    /// <summary>Gets the document that a look-up of the rules finds.</summary>
    public RulesValue? LookUp(string path) => Value(path) ?? otherwise;

    /// <summary>All documents as the in-process Firestore keeps them.</summary>
    public DocumentTree Tree => _tree ??= MakeTree();

    private DocumentTree MakeTree()
    {
        var made = DocumentTree.Empty;
        var documents = data.Documents.Where(document => !_added.ContainsKey(document.Path)).Concat(_added.Values);
        foreach (var document in documents)
        {
            made = made.With(document.Path, Stored(document));
        }
        return made;
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

/// <summary>
/// Looks documents up for the rules of one write: the store, in which <paramref name="path"/> changes to <paramref
/// name="written"/>, or is deleted if that is null.
/// </summary>
internal sealed class WriteLookup(EmbeddedStore store, string path, RulesValue? written) : IDocumentLookup
{
    public RulesValue? Get(string wanted) => store.LookUp(wanted);

    public RulesValue? GetAfter(string wanted) => wanted == path ? written : store.LookUp(wanted);

    public bool IsDeleted(string wanted) => wanted == path && written is null;
}

/// <summary>Looks documents up for the rules of a read: nothing changes.</summary>
internal sealed class ReadLookup(EmbeddedStore store) : IDocumentLookup
{
    public RulesValue? Get(string wanted) => store.LookUp(wanted);

    public RulesValue? GetAfter(string wanted) => store.LookUp(wanted);
}
