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
            if (callers.Make(persona, collection, document, wanted.AsOwner == true, wanted.Comparisons, wanted.Way) is { } caller
                && Also(caller, collection, document, wanted) is { } all && Holds(collection, document, all, wanted))
                yield return new Situation(all, document);
        }

        foreach (var made in Made(persona, collection, wanted))
            yield return made;
    }

    /// <summary>Situations before a document that does not exist.</summary>
    public IEnumerable<Situation> Made(Persona persona, Collection collection, Wanted wanted)
    {
        foreach (var found in Parents(collection))
        {
            IReadOnlyList<string> parents = wanted.IsOrphan ? [.. found.SkipLast(1), "no-such-parent"] : found;
            var document = context.Fixtures.Make(collection, parents, NewId(collection), wanted.Completeness);
            if (wanted.AtEdges)
                document = WithBuiltId(collection, context.Edges.Apply(collection, document));
            if (callers.Make(persona, collection, document, asOwner: false, wanted.Comparisons, wanted.Way) is not { } caller)
            {
                context.Unproven.GaveUp(SearchStep.Caller, SearchText.Caller(persona, collection, wanted));
                continue;
            }

            if (wanted.AsOwner == true && persona.Actor.Kind != ActorKind.Owner)
                document = WithOwner(collection, document, caller);
            var ids = PathIds.Of(context.Model, new AccessAttempt(caller, Operation.Get, collection.Path, document.Path));
            if (context.Solver.Satisfy(collection, document.Fields, wanted.Comparisons, caller, ids) is not { } solved)
            {
                context.Unproven.GaveUp(SearchStep.Document, SearchText.Document(collection, wanted));
                continue;
            }

            document = WithBuiltId(collection, document with { Fields = solved });
            if (!context.IsTaken(document.Path) && Also(caller, collection, document, wanted) is { } all && Holds(collection, document, all, wanted))
                yield return new Situation(all, document);
            else
                context.Unproven.GaveUp(SearchStep.Situation, SearchText.Situation(persona, collection, wanted));
        }
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
        if (parents.Count == 0)
            context.Unproven.GaveUp(SearchStep.Parent, SearchText.Parent(collection, path));
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
