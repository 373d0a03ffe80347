using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Engines.Embedded;

/// <summary>The documents of a run with those in their place that are there for one case alone.</summary>
internal sealed class InsteadDocuments(
    IDocumentSource documents,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>?> instead
) : IDocumentSource
{
    public IReadOnlyDictionary<string, object?>? Find(string path) =>
        instead.TryGetValue(path, out var fields) ? fields : documents.Find(path);

    public RulesValue? Value(string path)
    {
        if (!instead.TryGetValue(path, out var fields))
        {
            return documents.Value(path);
        }
        return fields is null ? null : RulesValues.Of(fields);
    }
}
