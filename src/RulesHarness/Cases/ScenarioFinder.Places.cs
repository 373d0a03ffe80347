using RulesHarness.Firestore.Identities;
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

    /// <summary>
    /// The document at an id that a field of another document can have, where a condition compares them.
    /// </summary>
    private Document AtIdOfAnother(Document document, ScenarioRequirements wanted)
    {
        foreach (var asked in wanted.Comparisons.Concat(wanted.OfBatch).Select(OwnId.FieldOfAnother))
        {
            if (
                asked is not null
                && _context.Model.CollectionOf(asked.Path.Shape) is { } other
                && other.Field(asked.Field) is { } field
                && !FieldRules.Allows(field, document.Id)
                && _context.Fixtures.Another(other, field, document.Path) is string id
            )
            {
                return document with { Path = $"{document.CollectionPath}/{id}" };
            }
        }
        return document;
    }

    /// <summary>The document at the id that a condition computes of it and of the caller.</summary>
    private Document WithComputedId(
        Document document,
        Identity caller,
        IReadOnlyDictionary<string, string> ids,
        ScenarioRequirements wanted
    )
    {
        var scope = new EvaluationScope(caller, _context.Now)
        {
            Fields = document.Fields,
            NewFields = document.Fields,
            PathIds = ids,
        };
        return OwnId.Computed(wanted.OfDocument, scope) is { } id
            ? document with
            {
                Path = $"{document.CollectionPath}/{id}",
            }
            : document;
    }

    /// <summary>Whether the document may be at its place: no other is there, or the place is asked for.</summary>
    private static bool MayStand(
        Collection collection,
        Document document,
        PreparedCaller caller,
        ScenarioRequirements wanted
    ) =>
        IsAtAskedPlace(collection, document, caller, wanted)
        || (wanted.IsNew ? !caller.View.IsTaken(document.Path) : caller.View.IsFree(document.Path));

    /// <summary>
    /// Whether the document has to be at a place that other cases need as well: its id is asked for, or computed of
    /// fields that are alike in several cases.
    /// </summary>
    private static bool IsAtAskedPlace(
        Collection collection,
        Document document,
        PreparedCaller caller,
        ScenarioRequirements wanted
    ) =>
        PinnedId(collection, wanted) is not null
        || (wanted.OfDocument.Any(OwnId.IsComputed) && caller.View.IsTaken(document.Path));

    /// <summary>
    /// The id that the document must have: that of a single document, or one that a condition asks for.
    /// </summary>
    private static string? PinnedId(Collection collection, ScenarioRequirements wanted) =>
        collection.Path.DocumentId ?? OwnId.Of(wanted.Comparisons);
}
