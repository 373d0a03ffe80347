using RulesHarness.Cases;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// Somebody who tries what no sentence grants, and the parents' ids below which he does: his own organisation's, if
/// that is what gives the role.
/// </summary>
internal sealed record ProbeCaller(string Actor, Identity Caller, IReadOnlyList<string> ParentIds);

/// <summary>
/// Who tries a collection that only the rules know: a guest, a signed-in user, the one whose uid is in the path, and a
/// holder of each role of the spec.
/// </summary>
internal sealed class ProbeCallers(DataModel model, Dataset data)
{
    /// <summary>Whoever is signed in, and is not in the path.</summary>
    public const string SignedIn = "Signed-in users";

    /// <summary>
    /// The user whose uid is the id of the document and of those above it: rules most often let users at what goes by
    /// their own id.
    /// </summary>
    public const string Namesake = "The user whose uid is in the path";

    private static readonly Identity Anybody = CallerFactory.User("user-anybody");

    private static readonly Identity OtherUser = CallerFactory.User(UndeclaredCollection.StoredId);

    public IEnumerable<ProbeCaller> Of(UndeclaredCollection collection)
    {
        yield return new ProbeCaller("Guests", Identity.Unauthenticated, collection.ParentIds);
        yield return new ProbeCaller(SignedIn, Anybody, collection.ParentIds);
        yield return new ProbeCaller(Namesake, OtherUser, collection.ParentIds);
        foreach (var role in model.Roles)
        {
            if (Holder(role, collection) is { } holder)
            {
                yield return holder;
            }
        }
    }

    private ProbeCaller? Holder(Role role, UndeclaredCollection collection)
    {
        if (role is ClaimRole claims)
        {
            return
                ConditionTransform
                    .Disjuncts(claims.Condition)
                    .Select(way => ClaimSolver.Satisfy(OtherUser, way, new EvaluationScope(OtherUser, default)))
                    .FirstOrDefault(holder => holder is not null)
                    is { } holder
                ? new ProbeCaller(role.Name, holder, collection.ParentIds)
                : null;
        }
        // Whoever has the role in the data that is stored already.
        var document = (DocumentRole)role;
        return data
            .Documents.Where(each => IsOf(document, each))
            .SelectMany(each => Users(document, each), (each, user) => (Document: each, User: user))
            .Where(each => Has(each.User, document, each.Document))
            .Select(each => new ProbeCaller(role.Name, each.User, Below(collection, document, each.Document)))
            .FirstOrDefault();
    }

    /// <summary>Returns true if a document is where one that gives the role would be.</summary>
    private static bool IsOf(DocumentRole role, Document document)
    {
        var path = document.Path.Split('/');
        return path.Length == role.Segments.Count
            && path.Zip(role.Segments).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
    }

    /// <summary>
    /// The user who is named by the document's path where the role says so, and else all whom its fields may name.
    /// </summary>
    private static IEnumerable<Identity> Users(DocumentRole role, Document document)
    {
        var at = role.Segments.ToList().IndexOf("{uid}");
        var uids =
            at >= 0
                ? [document.Path.Split('/')[at]]
                : document
                    .Fields.Values.SelectMany(value => value is IEnumerable<object?> items ? items : [value])
                    .OfType<string>()
                    .Where(text => text.Length > 0);
        return uids.Select(uid => Identity.User(uid) with { Email = "member@example.com" });
    }

    /// <summary>The times of fixtures lie on the same side of any run as of the epoch's end.</summary>
    private static bool Has(Identity user, DocumentRole role, Document document) =>
        new EvaluationScope(user, Timestamp.FromDateTimeOffset(new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero)))
        {
            Fields = document.Fields,
        }.Evaluate(role.Condition) == true;

    /// <summary>The ids in the member's path, as far as the collection lies below the same collections.</summary>
    private static List<string> Below(UndeclaredCollection collection, DocumentRole role, Document member)
    {
        var path = member.Path.Split('/');
        var ids = new List<string>(collection.ParentIds);
        for (
            var depth = 0;
            depth < ids.Count
                && 2 * depth < role.Segments.Count
                && role.Segments[2 * depth] == collection.Path.ParentCollectionIds[depth];
            depth++
        )
        {
            ids[depth] = path[(2 * depth) + 1];
        }
        return ids;
    }
}
