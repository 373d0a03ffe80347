using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Explaining;

/// <summary>A document that a condition looked up.</summary>
/// <param name="Path">The path below the database's root.</param>
/// <param name="IsAfter">Whether it was looked up as it is after the request.</param>
/// <param name="Fields">The fields, a map; null where there is no document.</param>
internal sealed record LookedUpDocument(string Path, bool IsAfter, RulesValue? Fields);

/// <summary>Looks documents up in another lookup, and keeps a record of each.</summary>
internal sealed class RecordedLookUps(IDocumentLookup documents) : IDocumentLookup
{
    private readonly List<LookedUpDocument> _recorded = [];

    /// <summary>The documents that were looked up, each once, in order.</summary>
    public IReadOnlyList<LookedUpDocument> All => _recorded;

    public RulesValue? Get(string path) => Record(path, isAfter: false, documents.Get(path));

    public RulesValue? GetAfter(string path) => Record(path, isAfter: true, documents.GetAfter(path));

    public bool IsDeleted(string path) => documents.IsDeleted(path);

    public bool IsWritten(string path) => documents.IsWritten(path);

    private RulesValue? Record(string path, bool isAfter, RulesValue? fields)
    {
        if (!_recorded.Exists(known => known.Path == path && known.IsAfter == isAfter))
        {
            _recorded.Add(new LookedUpDocument(path, isAfter, fields));
        }

        return fields;
    }
}
