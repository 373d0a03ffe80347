using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// What a situation must be like: comparisons that hold of the document, and whether the caller owns it; null where that is no matter.
/// </summary>
internal sealed record Wanted(IReadOnlyList<Comparison> Comparisons, bool? AsOwner, Completeness Completeness = Completeness.Full)
{
    /// <summary>Whether the document's fields are at the edges of what they may hold.</summary>
    public bool AtEdges { get; init; }

    /// <summary>The way in which the caller has the role, or just hasn't; null for the role's first.</summary>
    public RoleWay? Way { get; init; }

    /// <summary>A second role that the caller has.</summary>
    public Role? Also { get; init; }

    /// <summary>Whether the document's parent is not there.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>What an update asks of the new document: only claims are given for it, the rest is the change's matter.</summary>
    public IReadOnlyList<Comparison> OfNew { get; init; } = [];

    /// <summary>All that a caller may need claims for.</summary>
    public IReadOnlyList<Comparison> OfCaller => [.. Comparisons, .. OfNew];
}

/// <summary>
/// Finds callers before documents: among the fixtures first, and else before a document that is made for the purpose.
/// </summary>
internal sealed class SituationFinder(CaseContext context, CallerFactory callers)
{
    private const int Attempts = 6;

    /// <summary>An id that is built from fields may be taken, and another one comes with other fields.</summary>
    private const int AttemptsAtBuiltId = 40;

    /// <summary>Situations before a stored document, the nearest to hand first. A made document is not stored yet.</summary>
    public IEnumerable<Situation> Stored(Persona persona, Collection collection, Wanted wanted)
    {
        foreach (var document in context.Data.Of(collection.Path).ToList())
        {
            if (callers.Make(persona, collection, document, wanted.AsOwner == true, wanted.OfCaller, wanted.Way) is { } caller
                && Also(caller, collection, document, wanted) is { } all && Holds(collection, document, all, wanted))
                yield return new Situation(all, document);
        }

        foreach (var made in Made(persona, collection, wanted))
            yield return made;
    }

    /// <summary>Situations before a document that does not exist.</summary>
    public IEnumerable<Situation> Made(Persona persona, Collection collection, Wanted wanted)
    {
        var isFound = false;
        foreach (var found in Parents(collection))
        {
            IReadOnlyList<string> parents = wanted.IsOrphan ? [.. found.SkipLast(1), "no-such-parent"] : found;
            if (Make(persona, collection, wanted, context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness)) is not { } made)
                continue;
            isFound = true;
            yield return made;
        }

        if (!isFound && !wanted.IsOrphan && AtNewPlace(persona, collection, wanted) is { } last)
            yield return last;
    }

    /// <summary>
    /// A situation in which the document that makes the role is made for the purpose: no stored one fits. Documents above are then new, too.
    /// </summary>
    private Situation? AtNewPlace(Persona persona, Collection collection, Wanted wanted)
    {
        var role = context.Model.Roles.OfType<DocumentRole>().FirstOrDefault(role => role == wanted.Also || role.Name == persona.Actor.Role);
        var ids = role?.Segments.Where(segment => segment.StartsWith('{') && segment != "{uid}").Select(segment => segment[1..^1]).ToList() ?? [];
        var depth = ids.Select(id => collection.Path.Captures.ToList().IndexOf(id)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        var fields = ids.Where(id => !collection.Path.Captures.Contains(id) && collection.Field(id) is not null).ToList();
        if (depth < 0 && fields.Count == 0 || NewParents(collection, depth) is not { } above)
            return null;
        var document = context.Fixtures.Make(collection, above.Count == 0 ? AnyParents(collection) : [.. above[^1].ParentIds, above[^1].Id], NewId(collection), wanted.Completeness);
        foreach (var field in fields)
            document = document with { Fields = document.Fields.With(field, context.NewId($"new-{field.ToLowerInvariant()}")) };
        if (Make(persona, collection, wanted, document) is not { } made)
            return null;
        foreach (var parent in above)
            context.Store(parent);
        return made;
    }

    /// <summary>New documents above, from a depth on, none of them stored; empty where none is to be new, null where there is nothing to begin with.</summary>
    private List<Document>? NewParents(Collection collection, int depth)
    {
        var above = new List<Document>();
        if (depth < 0)
            return above;
        var chain = new List<Collection>();
        for (var at = collection.Path.Parent; at is not null && context.Model.Collection(at) is { } parent; at = parent.Path.Parent)
            chain.Insert(0, parent);
        if (chain.Count != collection.Path.Captures.Count)
            return null;
        var ids = depth == 0 ? [] : context.Data.Of(chain[depth - 1].Path).Take(1).SelectMany(each => each.ParentIds.Append(each.Id)).ToList();
        if (ids.Count != depth)
            return null;
        foreach (var parent in chain.Skip(depth))
        {
            above.Add(context.Fixtures.Make(parent, [.. ids], NewId(parent), Completeness.Full));
            ids.Add(above[^1].Id);
        }

        return above;
    }

    private IReadOnlyList<string> AnyParents(Collection collection) => Parents(collection).FirstOrDefault([]);

    private Situation? Make(Persona persona, Collection collection, Wanted wanted, Document document)
    {
        if (wanted.AtEdges)
            document = WithBuiltId(collection, context.Edges.Apply(collection, document));
        document = Settled(collection, document, wanted);
        if (callers.Make(persona, collection, document, asOwner: false, wanted.OfCaller, wanted.Way) is not { } caller)
            return null;
        if (wanted.AsOwner == true && persona.Actor.Kind != ActorKind.Owner)
            document = WithOwner(collection, document, caller);
        var ids = PathIds.Of(context.Model, new AccessAttempt(caller, Operation.Get, collection.Path, document.Path));
        if (context.Solver.Satisfy(collection, document.Fields, wanted.Comparisons, caller, ids) is not { } solved)
            return null;
        document = WithBuiltId(collection, document with { Fields = solved });
        return !context.IsTaken(document.Path) && Also(caller, collection, document, wanted) is { } all && Holds(collection, document, all, wanted)
            ? new Situation(all, document) : null;
    }

    /// <summary>Where claims are compared with fields, the fields have what is asked of them before the caller is given the claims.</summary>
    private Document Settled(Collection collection, Document document, Wanted wanted)
    {
        var claimed = wanted.OfCaller.Select(CallerComparison.Of)
            .Where(asked => asked?.Caller is TokenOperand).Select(asked => asked!.Other).OfType<FieldOperand>().Select(field => field.Path).ToList();
        if (claimed.Count == 0)
            return document;
        var ids = PathIds.Of(context.Model, new AccessAttempt(Identity.Unauthenticated, Operation.Get, collection.Path, document.Path));
        var solved = context.Solver.Satisfy(collection, document.Fields, [.. wanted.Comparisons.Where(comparison => CallerComparison.Of(comparison) is null)], Identity.Unauthenticated, ids);
        // What is compared with a claim must be there; what is not is made up.
        foreach (var name in claimed)
        {
            var isAskedAbsent = wanted.Comparisons.Any(comparison => comparison is { Left: FieldOperand field, Comparator: Comparator.Equal, Right: LiteralOperand { Value: null } } && field.Path == name);
            if (!isAskedAbsent && (solved ?? document.Fields).At(name) is null && collection.Field(name) is { } missing)
                solved = (solved ?? document.Fields).With(name, context.Fixtures.Another(collection, missing, document.Path, [null]));
        }

        return solved is null ? document : document with { Fields = solved };
    }

    /// <summary>The comparisons that are asked of the stored document, or of the one to be created.</summary>
    public static IReadOnlyList<Comparison> OfStored(IReadOnlyList<Comparison> comparisons) => [.. comparisons.Where(comparison => !IsOfNew(comparison))];

    public static bool IsOfNew(Comparison comparison) => comparison.Left is FieldOperand { IsNew: true } || comparison.Right is FieldOperand { IsNew: true };

    private bool Holds(Collection collection, Document document, Identity caller, Wanted wanted)
    {
        var scope = new EvaluationScope(caller, context.Now)
        {
            Fields = document.Fields,
            NewFields = document.Fields,
            PathIds = PathIds.Of(context.Model, new AccessAttempt(caller, Operation.Get, collection.Path, document.Path)),
        };
        return wanted.Comparisons.All(comparison => scope.Evaluate(comparison) == true)
            && (wanted.AsOwner is not { } own || callers.Owner(collection, document) == caller.Uid == own);
    }

    private Identity? Also(Identity caller, Collection collection, Document document, Wanted wanted) =>
        wanted.Also is null ? caller : callers.Also(wanted.Also, caller, collection, document);

    /// <summary>Parents in turn, and again from the first: each attempt makes another document.</summary>
    private IEnumerable<IReadOnlyList<string>> Parents(Collection collection)
    {
        var attempts = collection.Key.Kind == KeyKind.Template ? AttemptsAtBuiltId : Attempts;
        if (collection.Path.Parent is not { } path)
            return Enumerable.Repeat<IReadOnlyList<string>>([], attempts);
        var parents = context.Data.Of(CollectionPath.TryParse(path)!).Select(parent => (IReadOnlyList<string>)[.. parent.ParentIds, parent.Id]).ToList();
        return parents.Count == 0 ? [] : Enumerable.Range(0, attempts).Select(at => parents[at % parents.Count]);
    }

    private string NewId(Collection collection) =>
        context.NewId(collection.Key.Kind == KeyKind.AuthUid || collection.Path.Text == FixtureIds.Users ? "new-user" : $"new-{collection.Path.Id.TrimEnd('s')}");

    private Document WithOwner(Collection collection, Document document, Identity caller)
    {
        var owner = context.Model.Policy(collection.Path)?.Owner;
        if (owner is null || caller.Uid is null)
            return document;
        return owner.ByDocumentId
            ? document with { Path = $"{document.CollectionPath}/{caller.Uid}" }
            : document with { Fields = document.Fields.With(owner.Field!, caller.Uid) };
    }

    private static Document WithBuiltId(Collection collection, Document document) =>
        FixtureFactory.IdOf(collection, document.ParentIds, document.Fields) is { } id ? document with { Path = $"{document.CollectionPath}/{id}" } : document;
}
