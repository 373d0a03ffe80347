using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Scenarios about users and documents that the data does not have yet.</summary>
internal sealed partial class ScenarioFinder
{
    /// <summary>
    /// A scenario whose owner is a new user, of whom no document says anything yet: fixtures may say of all their
    /// users what takes back a grant, or gives one. <paramref name="isKnown"/> makes the document that the owner's
    /// field refers to.
    /// </summary>
    public IEnumerable<Scenario> OfNewOwner(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        bool isKnown,
        SearchLog log
    )
    {
        if (persona.Actor.Kind != ActorKind.Owner || _context.Model.Policy(collection.Path)?.Owner is not { } owner)
        {
            yield break;
        }
        var parents = Parents(collection, log).FirstOrDefault();
        if (parents is null)
        {
            yield break;
        }
        var uid = draft.NewId("new-user");
        var view = draft.View;
        var document = _context.Fixtures.Make(collection, parents, uid, wanted.Completeness);
        if (owner.Field is { } name)
        {
            document = document with { Fields = document.Fields.With(name, uid) };
            var target = collection.Field(name) is { } field ? Target(collection, field, uid, isKnown) : null;
            view = target is null ? view : view.With(target);
        }

        if (Make(persona, collection, wanted, document, view, log) is { } made)
        {
            yield return made;
        }
    }

    /// <summary>
    /// A scenario in which another user has the role: a document whose id is the owner's uid is the only one of its
    /// owner, and may be another case's.
    /// </summary>
    private Scenario? AsNewUser(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        SearchLog log
    ) =>
        persona.IsRole
        && wanted.AsOwner == true
        && _context.Model.Policy(collection.Path)?.Owner is { ByDocumentId: true }
        && Parents(collection, log).FirstOrDefault() is { } parents
            ? Make(
                persona,
                collection,
                wanted,
                _context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness),
                draft.View,
                log,
                asOwner: true
            )
            : null;

    /// <summary>
    /// A scenario in which documents are made for the fields that the id is built from to refer to: each stored one is
    /// referred to already.
    /// </summary>
    private Scenario? AtNewTarget(CallerKind persona, Collection collection, ScenarioRequirements wanted, SearchLog log)
    {
        if (collection.Key.Kind != KeyKind.Template || Parents(collection, log).FirstOrDefault() is not { } parents)
        {
            return null;
        }
        var document = _context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness);
        var targets = new List<Document>();
        foreach (var name in collection.Key.Fields)
        {
            if (
                collection.Field(name) is not { } field
                || Target(collection, field, draft.NewId($"new-{name.ToLowerInvariant()}"), isKnown: true)
                    is not { } target
            )
            {
                continue;
            }
            targets.Add(target);
            document = document with { Fields = document.Fields.With(name, target.Id) };
        }

        if (targets.Count == 0)
        {
            return null;
        }
        // The caller may be one whom the new document makes what he is.
        var view = targets.Aggregate(draft.View, (seen, target) => seen.With(target));
        return Make(persona, collection, wanted, document, view, log);
    }

    /// <summary>
    /// The document that a field refers to by an id; null where it refers to none, or where there need be none and
    /// <paramref name="isKnown"/> is false.
    /// </summary>
    private Document? Target(Collection collection, Field field, string id, bool isKnown)
    {
        return isKnown || _context.Model.Relationship(collection, field)?.MustExist == true
            ? _context.Referred(collection, field, id)
            : null;
    }
}
