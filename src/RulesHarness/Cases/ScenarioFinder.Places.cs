using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The paths and ids of documents that are made for a case.</content>
internal sealed partial class ScenarioFinder
{
    /// <summary>Parents in turn, and again from the first: each attempt makes another document.</summary>
    private IEnumerable<IReadOnlyList<string>> Parents(Collection collection, SearchLog log)
    {
        var attempts = collection.Key.Kind == KeyKind.Template ? AttemptsAtBuiltId : Attempts;
        if (collection.Path.Parent is not { } path)
        {
            return Enumerable.Repeat<IReadOnlyList<string>>([], attempts);
        }
        var parents = draft
            .Data.Of(CollectionPath.TryParse(path)!)
            .Select(parent => (IReadOnlyList<string>)[.. parent.ParentIds, parent.Id])
            .ToList();
        if (parents.Count == 0)
        {
            log.GaveUp(SearchStep.Parent, () => SearchText.Parent(collection, path));
        }
        return parents.Count == 0
            ? []
            : Enumerable
                .Range(0, Math.Max(attempts, Math.Min(parents.Count, MostParents)))
                .Select(at => parents[at % parents.Count]);
    }

    private string NewId(Collection collection) => NewId(collection, attempt: 0);

    private string NewId(Collection collection, int attempt) =>
        draft.NewId(
            collection.Key.Kind == KeyKind.AuthUid || collection.Path.Text == FixtureIds.Users
                ? "new-user"
                : $"new-{collection.Path.Id.TrimEnd('s')}",
            attempt
        );

    /// <summary>
    /// The document of the owner whom a condition names by an id of the path, as in <c>{userId} == uid</c>.
    /// </summary>
    private Document OwnedByPinned(
        CallerKind persona,
        Collection collection,
        Document document,
        ScenarioRequirements wanted
    ) =>
        persona.Actor.Kind == ActorKind.Owner
            ? WithOwner(collection, document, _callers.Pinned(wanted.OfCaller, collection, document))
            : document;

    private Document WithOwner(Collection collection, Document document, string? uid)
    {
        var owner = _context.Model.Policy(collection.Path)?.Owner;
        if (owner is null || uid is null)
        {
            return document;
        }
        return owner.ByDocumentId
            ? document with
            {
                Path = $"{document.CollectionPath}/{uid}",
            }
            : document with
            {
                Fields = document.Fields.With(owner.Field!, uid),
            };
    }

    private static Document WithBuiltId(Collection collection, Document document) =>
        FixtureFactory.IdOf(collection, document.ParentIds, document.Fields) is { } id
            ? document with
            {
                Path = $"{document.CollectionPath}/{id}",
            }
            : document;
}
