using System.Diagnostics.CodeAnalysis;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The documents that a search sees: those of a draft, and those that the scenario would add. It is a value, so a
/// search that fails leaves nothing behind.
/// </summary>
internal sealed class SearchView(CaseDraft draft, IReadOnlyList<Document> added)
{
    /// <summary>The documents that the scenario would add.</summary>
    public IReadOnlyList<Document> Added => added;

    public bool TryGet(string path, [NotNullWhen(true)] out Document? document)
    {
        if (draft.Data.TryGet(path, out document))
        {
            return true;
        }
        document = added.FirstOrDefault(each => each.Path == path);
        return document is not null;
    }

    /// <summary>Whether there is a document at a path, or a case creates one there.</summary>
    public bool IsTaken(string path) => draft.IsTaken(path) || IsAdded(path);

    /// <summary>Whether a document can be added at a path.</summary>
    public bool IsFree(string path) => draft.IsFree(path) && !IsAdded(path);

    /// <summary>The same view with one document more, unless there is one at its path.</summary>
    public SearchView With(Document document) =>
        TryGet(document.Path, out _) ? this : new SearchView(draft, [.. added, document]);

    /// <summary>The same view without a document that the scenario would add.</summary>
    public SearchView Without(Document document) => new(draft, [.. added.Where(each => each.Path != document.Path)]);

    private bool IsAdded(string path) => added.Any(each => each.Path == path);
}
