using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Ids, none of them in use, for the document that makes a role: of documents above the one that is asked for, and of
/// fields that name it.
/// </summary>
internal sealed record RolePlace(IReadOnlyList<Document> Above, IReadOnlyDictionary<string, string> Named)
{
    /// <summary>
    /// A new place; null where the role's document is found by the caller's uid alone, or there is nothing to put it
    /// below.
    /// </summary>
    public static RolePlace? New(
        CaseDraft draft,
        Collection collection,
        DocumentRole role,
        Func<Collection, string> newId
    )
    {
        var captures = collection.Path.Captures.ToList();
        var ids = CallerKind.IdsOf(role).ToList();
        var named = ids.Where(id => !captures.Contains(id) && collection.Field(id) is not null)
            .ToDictionary(id => id, id => draft.NewId($"new-{id.ToLowerInvariant()}"));
        var depths = ids.Select(id => captures.IndexOf(id));
        var depth = depths.Where(at => at >= 0).DefaultIfEmpty(captures.Count).Min();
        var above = Parents(draft, collection, depth, newId);
        return above is null || above.Count == 0 && named.Count == 0 ? null : new RolePlace(above, named);
    }

    /// <summary>
    /// A place below a new document, which is below stored ones; null for a collection that is below none.
    /// </summary>
    public static RolePlace? BelowNewParent(CaseDraft draft, Collection collection, Func<Collection, string> newId) =>
        collection.Path.Captures is { Count: > 0 } captures
        && Parents(draft, collection, captures.Count - 1, newId) is { } above
            ? new RolePlace(above, new Dictionary<string, string>())
            : null;

    /// <summary>The fields of a document that name the role's document.</summary>
    public IReadOnlyDictionary<string, object?> In(IReadOnlyDictionary<string, object?> fields) =>
        Named.Aggregate(fields, (current, name) => current.With(name.Key, name.Value));

    /// <summary>
    /// New documents above, from a depth on, none of them stored; null where there is nothing to put them below.
    /// </summary>
    private static List<Document>? Parents(
        CaseDraft draft,
        Collection collection,
        int depth,
        Func<Collection, string> newId
    )
    {
        var chain = new List<Collection>();
        for (
            var at = collection.Path.Parent;
            at is not null && draft.Context.Model.Collection(at) is { } parent;
            at = parent.Path.Parent
        )
        {
            chain.Insert(0, parent);
        }
        if (chain.Count != collection.Path.Captures.Count)
        {
            return null;
        }
        var above = new List<Document>();
        var ids = depth == 0 || depth == chain.Count ? [] : Ids(draft, chain[depth - 1]);
        if (ids.Count != depth && depth < chain.Count)
        {
            return null;
        }
        foreach (var parent in chain.Skip(depth))
        {
            above.Add(draft.Context.Fixtures.Make(parent, [.. ids], newId(parent), Completeness.Full));
            ids.Add(above[^1].Id);
        }

        return above;
    }

    private static List<string> Ids(CaseDraft draft, Collection collection) =>
        [.. draft.Data.Of(collection.Path).Take(1).SelectMany(each => each.ParentIds.Append(each.Id))];
}
