using RulesHarness.Embedded.Storage;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Authorization;

/// <summary>Looks documents up for the rules of a read: nothing changes.</summary>
internal sealed class ReadLookup(IDocumentSource documents) : IDocumentLookup
{
    public RulesValue? Get(string path) => documents.Value(path);

    public RulesValue? GetAfter(string path) => documents.Value(path);
}

/// <summary>
/// Looks documents up for the rules of a commit: all of its writes see the documents after the whole commit.
/// </summary>
/// <param name="documents">What is there before.</param>
/// <param name="after">The documents that it changes; null where it deletes one.</param>
internal sealed class CommitLookup(IDocumentSource documents, IReadOnlyDictionary<string, RulesValue?> after)
    : IDocumentLookup
{
    public RulesValue? Get(string path) => documents.Value(path);

    public RulesValue? GetAfter(string path) =>
        after.TryGetValue(path, out var written) ? written : documents.Value(path);

    public bool IsWritten(string path) => after.ContainsKey(path);

    public bool IsDeleted(string path) => after.TryGetValue(path, out var written) && written is null;
}
