using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Recordings;

/// <summary>A document of a recording, which any number of its states share.</summary>
internal sealed class RecordedDocument(string path, Document document)
{
    private readonly Lazy<RulesValue> _value = new(() => RulesValues.Of(ProtoValueConverter.Fields(document)));

    /// <summary>The path below the root.</summary>
    public string Path => path;

    /// <summary>The fields.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; } = ProtoValueConverter.Fields(document);

    /// <summary>The same as rules see them.</summary>
    public RulesValue Value => _value.Value;
}

/// <summary>The documents of a database at the moment of a request.</summary>
internal sealed class RecordedDocuments(IEnumerable<RecordedDocument> documents) : IDocumentSource
{
    // Of two that a changed file puts at one path the last counts.
    private readonly Dictionary<string, RecordedDocument> _documents = documents
        .GroupBy(document => document.Path)
        .ToDictionary(alike => alike.Key, alike => alike.Last(), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?>? Find(string path) => _documents.GetValueOrDefault(path)?.Fields;

    public RulesValue? Value(string path) => _documents.GetValueOrDefault(path)?.Value;
}
