using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>The paths and ids of documents that are made for a case.</content>
internal sealed partial class CaseScenarioFinder
{
    /// <summary>Parents in turn, and again from the first: each attempt makes another document.</summary>
    private IEnumerable<IReadOnlyList<string>> Parents(Collection collection)
    {
        var attempts = collection.Key.Kind == KeyKind.Template ? AttemptsAtBuiltId : Attempts;
        if (collection.Path.Parent is not { } path)
        {
            return Enumerable.Repeat<IReadOnlyList<string>>([], attempts);
        }
        var parents = context
            .Data.Of(CollectionPath.TryParse(path)!)
            .Select(parent => (IReadOnlyList<string>)[.. parent.ParentIds, parent.Id])
            .ToList();
        if (parents.Count == 0)
        {
            context.Unproven.GaveUp(SearchStep.Parent, SearchText.Parent(collection, path));
        }
        return parents.Count == 0 ? [] : Enumerable.Range(0, attempts).Select(at => parents[at % parents.Count]);
    }

    private string NewId(Collection collection) =>
        context.NewId(
            collection.Key.Kind == KeyKind.AuthUid || collection.Path.Text == FixtureIds.Users
                ? "new-user"
                : $"new-{collection.Path.Id.TrimEnd('s')}"
        );

    private Document WithOwner(Collection collection, Document document, Identity caller)
    {
        var owner = context.Model.Policy(collection.Path)?.Owner;
        if (owner is null || caller.Uid is null)
        {
            return document;
        }
        return owner.ByDocumentId
            ? document with
            {
                Path = $"{document.CollectionPath}/{caller.Uid}",
            }
            : document with
            {
                Fields = document.Fields.With(owner.Field!, caller.Uid),
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
