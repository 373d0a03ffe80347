using System.Collections.Concurrent;
using RulesHarness.Language.Evaluation;
using RulesHarness.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>The documents that cases find. No case changes them: what one writes is seen by its own rules alone.</summary>
internal sealed class EmbeddedStore(Dataset data, RulesValue? otherwise)
{
    private readonly ConcurrentDictionary<string, RulesValue> values = new(StringComparer.Ordinal);

    // Beside the data, which is read while cases run.
    private readonly ConcurrentDictionary<string, Document> added = new(StringComparer.Ordinal);

    /// <summary>Puts a document there, in the place of one at the same path.</summary>
    public void Store(Document document)
    {
        added[document.Path] = document;
        values.TryRemove(document.Path, out _);
    }

    /// <summary>The document at a path; null where there is none.</summary>
    public Document? Find(string path) => added.TryGetValue(path, out var more) || data.TryGet(path, out more) ? more : null;

    /// <summary>Its fields as rules see them.</summary>
    public RulesValue? Value(string path)
    {
        if (values.TryGetValue(path, out var known))
            return known;
        return Find(path) is { } document ? values.GetOrAdd(path, RulesValues.Of(document.Fields)) : null;
    }

    /// <summary>What rules find that look a document up.</summary>
    public RulesValue? LookUp(string path) => Value(path) ?? otherwise;

    /// <summary>What a query returns.</summary>
    public IReadOnlyList<Document> Run(ListQuery query)
    {
        if (added.IsEmpty)
            return QueryEvaluator.Run(query, data);
        var all = new Dataset();
        foreach (var document in data.Documents.Where(document => !added.ContainsKey(document.Path)).Concat(added.Values))
            all.Add(document);
        return QueryEvaluator.Run(query, all);
    }
}

/// <summary>What one write's rules look up: the store, in which <paramref name="path"/> changes to <paramref name="written"/>, or goes where that is null.</summary>
internal sealed class WriteLookup(EmbeddedStore store, string path, RulesValue? written) : IDocumentLookup
{
    public RulesValue? Get(string wanted) => store.LookUp(wanted);

    public RulesValue? GetAfter(string wanted) => wanted == path ? written : store.LookUp(wanted);

    public bool IsDeleted(string wanted) => wanted == path && written is null;
}

/// <summary>What the rules of a read look up: nothing changes.</summary>
internal sealed class ReadLookup(EmbeddedStore store) : IDocumentLookup
{
    public RulesValue? Get(string wanted) => store.LookUp(wanted);

    public RulesValue? GetAfter(string wanted) => store.LookUp(wanted);
}
