using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Migration;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Migrating;

/// <summary>The migrated documents that are in memory. It remembers the paths that were asked for in vain.</summary>
internal sealed class MigratedDocuments : IDocumentSource
{
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    public Dataset Data { get; } = new();

    /// <summary>The paths at which rules looked for a document that is not in memory.</summary>
    public IReadOnlySet<string> Missing => _missing;

    public void Add(MigratedDocument document)
    {
        if (!Data.TryGet(document.Path, out _))
        {
            Data.Add(new Document(document.Path, document.Fields));
        }
    }

    public IReadOnlyDictionary<string, object?>? Find(string path)
    {
        if (Data.TryGet(path, out var document))
        {
            return document.Fields;
        }
        _missing.Add(path);
        return null;
    }

    public RulesValue? Value(string path) => Find(path) is { } fields ? RulesValues.Of(fields) : null;
}
