using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Finds callers before documents: among the fixtures first, and else before a document that is made for the purpose.
/// </summary>
internal sealed partial class CaseScenarioFinder(CaseContext context, CallerFactory callers)
{
    private const int Attempts = 6;

    /// <summary>An id that is built from fields may be taken, and another one comes with other fields.</summary>
    private const int AttemptsAtBuiltId = 40;

    /// <summary>
    /// Situations before a stored document, the nearest to hand first. A made document is not stored yet.
    /// </summary>
    public IEnumerable<CaseScenario> Stored(CallerKind persona, Collection collection, ScenarioRequirements wanted)
    {
        foreach (var document in context.Data.Of(collection.Path).ToList())
        {
            if (
                callers.Make(
                    persona,
                    collection,
                    document,
                    wanted.AsOwner == true,
                    wanted.OfCaller,
                    wanted.RoleVariant,
                    wanted.SecondRole
                )
                    is { } caller
                && Also(caller, collection, document, wanted) is { } all
                && Holds(collection, document, all, wanted)
            )
            {
                yield return new CaseScenario(all, document);
            }
        }

        foreach (var made in Made(persona, collection, wanted))
        {
            yield return made;
        }
    }

    /// <summary>Situations before a document that does not exist.</summary>
    public IEnumerable<CaseScenario> Made(CallerKind persona, Collection collection, ScenarioRequirements wanted)
    {
        var isFound = false;
        foreach (var found in Parents(collection))
        {
            IReadOnlyList<string> parents = wanted.IsOrphan ? [.. found.SkipLast(1), "no-such-parent"] : found;
            if (
                Make(
                    persona,
                    collection,
                    wanted,
                    context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness)
                )
                is not { } made
            )
            {
                continue;
            }
            isFound = true;
            yield return made;
        }

        if (isFound || wanted.IsOrphan)
        {
            yield break;
        }
        if (AtNewPlace(persona, collection, wanted) is { } atNewPlace)
        {
            yield return atNewPlace;
        }
        else if (AtNewTarget(persona, collection, wanted) is { } atNewTarget)
        {
            yield return atNewTarget;
        }
        else if (BelowNewParent(persona, collection, wanted) is { } belowNewParent)
        {
            yield return belowNewParent;
        }
    }

    /// <summary>
    /// A situation whose owner is a new user, of whom no document says anything yet: fixtures may say of all their
    /// users what takes back a grant, or gives one. <paramref name="isKnown"/> makes the document that the owner's
    /// field refers to.
    /// </summary>
    public IEnumerable<CaseScenario> OfNewOwner(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        bool isKnown
    )
    {
        if (persona.Actor.Kind != ActorKind.Owner || context.Model.Policy(collection.Path)?.Owner is not { } owner)
        {
            yield break;
        }
        var parents = Parents(collection).FirstOrDefault();
        if (parents is null)
        {
            yield break;
        }
        var uid = context.NewId("new-user");
        var document = context.Fixtures.Make(collection, parents, uid, wanted.Completeness);
        if (owner.Field is { } name)
        {
            document = document with { Fields = document.Fields.With(name, uid) };
            var target = collection.Field(name) is { } field ? Target(collection, field, uid, isKnown) : null;
            if (target is not null)
            {
                context.Store(target);
            }
        }

        if (Make(persona, collection, wanted, document) is { } made)
        {
            yield return made;
        }
    }

    /// <summary>
    /// A situation in which documents are made for the fields that the id is built from to refer to: each stored one is
    /// referred to already.
    /// </summary>
    private CaseScenario? AtNewTarget(CallerKind persona, Collection collection, ScenarioRequirements wanted)
    {
        if (collection.Key.Kind != KeyKind.Template || Parents(collection).FirstOrDefault() is not { } parents)
        {
            return null;
        }
        var document = context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness);
        var targets = new List<Document>();
        foreach (var name in collection.Key.Fields)
        {
            if (
                collection.Field(name) is not { } field
                || Target(collection, field, context.NewId($"new-{name.ToLowerInvariant()}"), isKnown: true)
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
        targets.ForEach(context.Store);
        return Make(persona, collection, wanted, document);
    }

    /// <summary>
    /// The document that a field refers to by an id; null where it refers to none, or where there need be none and
    /// <paramref name="isKnown"/> is false.
    /// </summary>
    private Document? Target(Collection collection, Field field, string id, bool isKnown)
    {
        if (
            context.Model.Relationship(collection, field) is not { } relationship
            || !(isKnown || relationship.MustExist == true)
        )
        {
            return null;
        }
        return
            context.Model.Collection(relationship.To.Collection) is { Path.Parent: null } target
            && FixtureIds.IsId(target, relationship.To.Field)
            && target.Key.Kind != KeyKind.Template
            ? context.Fixtures.Make(target, [], id, Completeness.Full)
            : null;
    }

    /// <summary>
    /// A situation in which the document that makes the role is made for the purpose: no stored one fits. Documents
    /// above are then new, too.
    /// </summary>
    private CaseScenario? AtNewPlace(CallerKind persona, Collection collection, ScenarioRequirements wanted)
    {
        var role = context
            .Model.Roles.OfType<DocumentRole>()
            .FirstOrDefault(role => role == wanted.SecondRole || role.Name == persona.Actor.Role);
        return role is not null && RolePlace.New(context, collection, role, NewId) is { } place
            ? At(place, persona, collection, wanted)
            : null;
    }

    /// <summary>A situation below a document that is made for the purpose: below each stored one the place may be taken.</summary>
    private CaseScenario? BelowNewParent(CallerKind persona, Collection collection, ScenarioRequirements wanted) =>
        RolePlace.BelowNewParent(context, collection, NewId) is { } place
            ? At(place, persona, collection, wanted)
            : null;

    private CaseScenario? At(RolePlace place, CallerKind persona, Collection collection, ScenarioRequirements wanted)
    {
        var parents =
            place.Above.Count == 0
                ? Parents(collection).FirstOrDefault([])
                : [.. place.Above[^1].ParentIds, place.Above[^1].Id];
        var document = context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness);
        if (Make(persona, collection, wanted, document with { Fields = place.In(document.Fields) }) is not { } made)
        {
            return null;
        }
        foreach (var parent in place.Above)
        {
            context.Store(parent);
        }
        return made;
    }

    private CaseScenario? Make(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        Document document
    )
    {
        if (wanted.AtEdges)
        {
            document = WithBuiltId(collection, context.Edges.Apply(collection, document));
        }
        document = Settled(collection, document, wanted);
        if (
            callers.Make(
                persona,
                collection,
                document,
                asOwner: false,
                wanted.OfCaller,
                wanted.RoleVariant,
                wanted.SecondRole
            )
            is not { } caller
        )
        {
            context.Unproven.GaveUp(SearchStep.Caller, SearchText.Caller(persona, collection, wanted));
            return null;
        }

        if (wanted.AsOwner == true && persona.Actor.Kind != ActorKind.Owner)
        {
            document = WithOwner(collection, document, caller);
        }
        var ids = PathIds.Of(context.Model, new PolicyRequest(caller, Operation.Get, collection.Path, document.Path));
        if (context.Solver.Satisfy(collection, document.Fields, wanted.Comparisons, caller, ids) is not { } solved)
        {
            context.Unproven.GaveUp(SearchStep.Document, SearchText.Document(collection, wanted));
            return null;
        }

        document = WithBuiltId(collection, document with { Fields = solved });
        if (
            IsFree(document.Path, wanted)
            && Also(caller, collection, document, wanted) is { } all
            && Holds(collection, document, all, wanted)
        )
        {
            return new CaseScenario(all, document);
        }
        context.Unproven.GaveUp(SearchStep.Situation, SearchText.Situation(persona, collection, wanted));
        return null;
    }

    private bool IsFree(string path, ScenarioRequirements wanted) =>
        wanted.IsNew ? !context.IsTaken(path) : context.IsFree(path);

    /// <summary>Where claims are compared with fields, the fields have what is asked of them before the caller is given the claims.</summary>
    private Document Settled(Collection collection, Document document, ScenarioRequirements wanted)
    {
        var claimed = wanted
            .OfCaller.Select(CallerComparison.Of)
            .Where(asked => asked?.Caller is TokenOperand)
            .Select(asked => asked!.Other)
            .OfType<FieldOperand>()
            .Select(field => field.Path)
            .ToList();
        if (claimed.Count == 0)
        {
            return document;
        }
        var ids = PathIds.Of(
            context.Model,
            new PolicyRequest(Identity.Unauthenticated, Operation.Get, collection.Path, document.Path)
        );
        var ofDocument = wanted.Comparisons.Where(comparison => CallerComparison.Of(comparison) is null).ToList();
        var fields =
            context.Solver.Satisfy(collection, document.Fields, ofDocument, Identity.Unauthenticated, ids)
            ?? document.Fields;
        // What is compared with a claim must be there, unless its absence is what is asked for.
        foreach (
            var name in claimed.Where(name =>
                fields.At(name) is null && !ofDocument.Any(comparison => IsAbsence(comparison, name))
            )
        )
        {
            if (collection.Field(name) is { } missing)
            {
                fields = fields.With(name, context.Fixtures.Another(collection, missing, document.Path, [null]));
            }
        }

        return document with
        {
            Fields = fields,
        };
    }

    private static bool IsAbsence(Comparison comparison, string name) =>
        comparison is { Left: FieldOperand field, Comparator: Comparator.Equal, Right: LiteralOperand { Value: null } }
        && field.Path == name;

    /// <summary>The comparisons that are asked of the stored document, or of the one to be created.</summary>
    public static IReadOnlyList<Comparison> OfStored(IReadOnlyList<Comparison> comparisons) =>
        [.. comparisons.Where(comparison => !IsOfNew(comparison))];

    public static bool IsOfNew(Comparison comparison) =>
        comparison.Left is FieldOperand { IsNew: true } || comparison.Right is FieldOperand { IsNew: true };

    private bool Holds(Collection collection, Document document, Identity caller, ScenarioRequirements wanted)
    {
        var scope = new EvaluationScope(caller, context.Now)
        {
            Fields = document.Fields,
            NewFields = document.Fields,
            PathIds = PathIds.Of(
                context.Model,
                new PolicyRequest(caller, Operation.Get, collection.Path, document.Path)
            ),
        };
        return wanted.Comparisons.All(comparison => scope.Evaluate(comparison) == true)
            && (wanted.AsOwner is not { } own || callers.Owner(collection, document) == caller.Uid == own);
    }

    private Identity? Also(Identity caller, Collection collection, Document document, ScenarioRequirements wanted) =>
        wanted.SecondRole is null ? caller : callers.Also(wanted.SecondRole, caller, collection, document);
}
