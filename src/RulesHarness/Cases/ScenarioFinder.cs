using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Finds scenarios in which a caller reads a document: one of the fixtures first, and else one that is made for the
/// purpose. A search stores nothing: what it makes is in the scenarios that it returns.
/// </summary>
internal sealed partial class ScenarioFinder(CaseDraft draft)
{
    private const int Attempts = 6;

    /// <summary>The limit of stored documents below which one is made.</summary>
    private const int MostParents = 24;

    /// <summary>An id that is built from fields may be taken, and another one comes with other fields.</summary>
    private const int AttemptsAtBuiltId = 40;

    private readonly CaseContext _context = draft.Context;
    private readonly CallerFactory _callers = new(draft.Context);
    private readonly LookUpPlacer _lookUps = new(draft);

    /// <summary>Scenarios with a stored document, the nearest to hand first, and then with one that is made.</summary>
    public IEnumerable<Scenario> Stored(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        SearchLog log
    )
    {
        foreach (var document in wanted.IsMissing ? [] : draft.Data.Of(collection.Path))
        {
            if (
                _callers.Make(
                    persona,
                    collection,
                    document,
                    draft.View,
                    wanted.AsOwner == true,
                    wanted.OfCaller,
                    wanted.RoleVariant,
                    wanted.SecondRole
                )
                    is { } caller
                && Also(caller, collection, document, wanted) is { } all
                && Holds(collection, document, all.Identity, wanted)
                && Placed(persona, collection, document, all, wanted) is { } scenario
            )
            {
                yield return scenario;
            }
        }

        foreach (var made in Made(persona, collection, wanted, log))
        {
            yield return made;
        }
    }

    /// <summary>Scenarios with a document that is made.</summary>
    public IEnumerable<Scenario> Made(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        SearchLog log
    )
    {
        var isFound = false;
        foreach (var (attempt, found) in Parents(collection, log).Index())
        {
            IReadOnlyList<string> parents = wanted.IsOrphan ? [.. found.SkipLast(1), "no-such-parent"] : found;
            if (
                Make(
                    persona,
                    collection,
                    wanted,
                    _context.Fixtures.Make(collection, parents, NewId(collection, attempt), wanted.Completeness),
                    draft.View,
                    log
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
        if (AsNewUser(persona, collection, wanted, log) is { } asNewUser)
        {
            yield return asNewUser;
        }
        else if (AtNewPlace(persona, collection, wanted, log) is { } atNewPlace)
        {
            yield return atNewPlace;
        }
        else if (AtNewTarget(persona, collection, wanted, log) is { } atNewTarget)
        {
            yield return atNewTarget;
        }
        else if (BelowNewParent(persona, collection, wanted, log) is { } belowNewParent)
        {
            yield return belowNewParent;
        }
    }

    /// <summary>
    /// A scenario in which the document that makes the role is made for the purpose: no stored one fits. Documents
    /// above are then new, too.
    /// </summary>
    private Scenario? AtNewPlace(CallerKind persona, Collection collection, ScenarioRequirements wanted, SearchLog log)
    {
        var role = _context
            .Model.Roles.OfType<DocumentRole>()
            .FirstOrDefault(role => role == wanted.SecondRole || role.Name == persona.Actor.Role);
        return role is not null && RolePlace.New(draft, collection, role, NewId) is { } place
            ? At(place, persona, collection, wanted, log)
            : null;
    }

    /// <summary>
    /// A scenario below a document that is made for the purpose: below each stored one the place may be taken.
    /// </summary>
    private Scenario? BelowNewParent(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        SearchLog log
    ) =>
        RolePlace.BelowNewParent(draft, collection, NewId) is { } place
            ? At(place, persona, collection, wanted, log)
            : null;

    private Scenario? At(
        RolePlace place,
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        SearchLog log
    )
    {
        var parents =
            place.Above.Count == 0
                ? Parents(collection, log).FirstOrDefault([])
                : [.. place.Above[^1].ParentIds, place.Above[^1].Id];
        var document = _context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness);
        var placed = document with { Fields = place.In(document.Fields) };
        // The role's document may be one of those above: the caller is made first.
        return Make(persona, collection, wanted, placed, draft.View, log)?.Beside(place.Above);
    }

    private Scenario? Make(
        CallerKind persona,
        Collection collection,
        ScenarioRequirements wanted,
        Document document,
        SearchView view,
        SearchLog log,
        bool asOwner = false
    )
    {
        document = Started(persona, collection, document, wanted);
        if (
            _callers.Make(
                persona,
                collection,
                document,
                view,
                asOwner,
                wanted.OfCaller,
                wanted.RoleVariant,
                wanted.SecondRole
            )
            is not { } caller
        )
        {
            log.GaveUp(SearchStep.Caller, () => SearchText.Caller(persona, collection, wanted));
            return null;
        }

        // The requested document may be the one that makes the caller what he is.
        if (!wanted.IsNew && caller.View.Added.FirstOrDefault(each => each.Path == document.Path) is { } giving)
        {
            document = giving;
            caller = caller with { View = caller.View.Without(giving) };
        }
        if (wanted.AsOwner == true && persona.Actor.Kind != ActorKind.Owner)
        {
            document = WithOwner(collection, document, caller.Identity.Uid);
        }
        if (Solved(collection, document, caller.Identity, wanted) is not { } solved)
        {
            log.GaveUp(SearchStep.Document, () => SearchText.Document(collection, wanted));
            return null;
        }
        if (
            Also(caller, collection, solved, wanted) is { } all
            && MayStand(collection, solved, all, wanted)
            && Holds(collection, solved, all.Identity, wanted)
            && Placed(persona, collection, solved, all, wanted) is { } scenario
        )
        {
            return scenario;
        }
        log.GaveUp(SearchStep.Scenario, () => SearchText.Scenario(persona, collection, wanted));
        return null;
    }

    /// <summary>The document as far as it does not depend on who the caller is.</summary>
    private Document Started(CallerKind persona, Collection collection, Document document, ScenarioRequirements wanted)
    {
        if (wanted.IsUnlisted)
        {
            document = document with { Path = Unlisted.PathOf(document) };
        }
        if (wanted is { IsNew: true, EdgeTurn: { } turn })
        {
            document = WithBuiltId(collection, draft.Edges.Apply(collection, document, turn));
        }
        document = OwnedByPinned(persona, collection, Settled(collection, document, wanted), wanted);
        if (PinnedId(collection, wanted) is { } id)
        {
            document = document with { Path = $"{document.CollectionPath}/{id}" };
        }
        return AtIdOfAnother(document, wanted);
    }

    /// <summary>
    /// The document with fields for which the conditions on it hold, at the id that follows from them; null if there
    /// are none.
    /// </summary>
    private Document? Solved(Collection collection, Document document, Identity caller, ScenarioRequirements wanted)
    {
        var ids = PathIds.Of(_context.Model, collection, document.Path);
        var ofFields = wanted.OfDocument.Where(comparison => !OwnId.IsComputed(comparison)).ToList();
        if (Ownership(collection, document, caller, wanted) is { } isOwned)
        {
            ofFields.Add(isOwned);
        }
        if (_context.Solver.Satisfy(collection, document.Fields, ofFields, caller, ids) is not { } fields)
        {
            return null;
        }
        var built = WithBuiltId(collection, document with { Fields = fields });
        return WithComputedId(built, caller, ids, wanted);
    }

    /// <summary>
    /// That the document stays the caller's own, whatever else is asked of it; null where it need not be, or is not.
    /// </summary>
    private Comparison? Ownership(
        Collection collection,
        Document document,
        Identity caller,
        ScenarioRequirements wanted
    ) =>
        wanted.AsOwner == true
        && _context.Model.Policy(collection.Path)?.Owner?.Field is { } owner
        && caller.Uid is { } uid
        && Equals(document.Fields.At(owner), uid)
            ? new Comparison(new FieldOperand(owner), Comparator.Equal, new LiteralOperand(uid))
            : null;

    /// <summary>
    /// Where claims are compared with fields, the fields have what is asked of them before the caller is given the
    /// claims.
    /// </summary>
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
        var ids = PathIds.Of(_context.Model, collection, document.Path);
        var ofDocument = wanted.OfDocument.Where(comparison => CallerComparison.Of(comparison) is null).ToList();
        var fields =
            _context.Solver.Satisfy(collection, document.Fields, ofDocument, Identity.Unauthenticated, ids)
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
                fields = fields.With(name, _context.Fixtures.Another(collection, missing, document.Path, [null]));
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

    /// <summary>
    /// The scenario with the documents that are looked up: by the condition, and by the roles that the caller has.
    /// </summary>
    private Scenario? Placed(
        CallerKind persona,
        Collection collection,
        Document document,
        PreparedCaller caller,
        ScenarioRequirements wanted
    )
    {
        var scenario = Scenario.Get(caller.Identity, collection, document, caller.View.Added);
        // A document whose id is asked for may be there already, and otherwise.
        if (IsAtAskedPlace(collection, document, caller, wanted) && (wanted.IsNew || !IsStoredSo(document)))
        {
            scenario = scenario.With(document.Path, wanted.IsNew ? null : document.Fields);
        }
        if (wanted.IsMissing)
        {
            scenario = scenario.With(document.Path, null);
            scenario = scenario with { Attempt = scenario.Attempt with { Stored = null } };
        }
        var role = _context.Model.Roles.FirstOrDefault(role => role.Name == persona.Actor.Role);
        return _lookUps.Place(
            scenario,
            [.. wanted.Comparisons, .. OfRole(role, wanted.RoleVariant), .. OfRole(wanted.SecondRole, way: null)]
        );
    }

    private bool IsStoredSo(Document document) =>
        draft.Data.TryGet(document.Path, out var stored) && ReferenceEquals(stored.Fields, document.Fields);

    private static IReadOnlyList<Comparison> OfRole(Role? role, RoleVariant? way) =>
        role is ClaimRole ? (way ?? RoleVariant.First(role))?.Comparisons ?? [] : [];

    private bool Holds(Collection collection, Document document, Identity caller, ScenarioRequirements wanted)
    {
        var scope = new EvaluationScope(caller, _context.Now)
        {
            Fields = document.Fields,
            NewFields = document.Fields,
            PathIds = PathIds.Of(
                _context.Model,
                new PolicyRequest(caller, Operation.Get, collection.Path, document.Path)
            ),
        };
        return wanted.OfDocument.All(comparison => scope.Evaluate(comparison) == true)
            && (wanted.AsOwner is not { } own || _callers.Owner(collection, document) == caller.Uid == own);
    }

    private PreparedCaller? Also(
        PreparedCaller caller,
        Collection collection,
        Document document,
        ScenarioRequirements wanted
    ) => wanted.SecondRole is null ? caller : _callers.Also(wanted.SecondRole, caller, collection, document);
}
