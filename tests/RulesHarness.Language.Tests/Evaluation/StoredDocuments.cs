using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>
/// Documents for conditions to look up; those in <paramref name="after"/> are there only after the request.
/// </summary>
internal sealed class StoredDocuments(
    IReadOnlyCollection<string>? before = null,
    IReadOnlyCollection<string>? after = null
) : IDocumentLookup
{
    public List<string> Asked { get; } = [];

    public RulesValue? Get(string path) => Of(path, before ?? []);

    public RulesValue? GetAfter(string path) => Of(path, [.. before ?? [], .. after ?? []]);

    private RulesValue? Of(string path, IReadOnlyCollection<string> stored)
    {
        Asked.Add(path);
        return stored.Contains(path) ? Programs.Map(("path", RulesValue.From(path))) : null;
    }
}
