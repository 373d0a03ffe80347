using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Makes the caller who stands for a kind, before a given document: documents that give a role are added to the data.</summary>
internal sealed class CallerFactory(CaseContext context)
{
    private const string Domain = "example.com";

    /// <summary>The caller; null when nobody can be one of the kind before that document, as no one owns a document without an owner.</summary>
    public Identity? Make(Persona persona, Collection collection, Document document, bool asOwner, IReadOnlyList<Comparison>? condition = null)
    {
        if (persona.Actor.Kind == ActorKind.Guests)
            return Identity.Unauthenticated;
        var uid = Pinned(condition, collection, document) ?? (asOwner ? Owner(collection, document) : null);
        return persona.Actor.Kind switch
        {
            ActorKind.Owner => Owner(collection, document) is { } owner && (uid is null || uid == owner) ? User(owner) : null,
            ActorKind.Others => asOwner && uid is null ? null : User(uid ?? "stranger"),
            _ => Role(context.Model.Roles.First(role => role.Name == persona.Actor.Role), collection, document, uid),
        };
    }

    /// <summary>The uid of a document's owner; null when it has none.</summary>
    public string? Owner(Collection collection, Document document)
    {
        var owner = context.Model.Policy(collection.Path)?.Owner;
        return owner is null ? null : owner.ByDocumentId ? document.Id : document.Fields.At(owner.Field!) as string;
    }

    /// <summary>The uid that a condition asks for by an id of the path: <c>{userId} == uid</c>.</summary>
    private string? Pinned(IReadOnlyList<Comparison>? condition, Collection collection, Document document)
    {
        var ids = Ids(collection, document);
        return condition?.Where(comparison => comparison.Comparator == Comparator.Equal)
            .Select(comparison => (comparison.Left, comparison.Right) switch
            {
                (PathIdOperand id, UidOperand) => ids.GetValueOrDefault(id.Name),
                (UidOperand, PathIdOperand id) => ids.GetValueOrDefault(id.Name),
                _ => null,
            }).FirstOrDefault(uid => uid is not null);
    }

    private IReadOnlyDictionary<string, string> Ids(Collection collection, Document document) =>
        PathIds.Of(context.Model, new AccessAttempt(Identity.Unauthenticated, Operation.Get, collection.Path, document.Path));

    /// <summary>Every user has an address, so that conditions can compare it; it is verified only where a role asks for that.</summary>
    private static Identity User(string uid) => Identity.User(uid) with { Email = $"{uid}@{Domain}" };

    private Identity? Role(Role role, Collection collection, Document document, string? uid)
    {
        var name = role.Name.ToLowerInvariant().Replace(' ', '-');
        if (role is ClaimRole claims)
            return ClaimSolver.Satisfy(User(uid ?? name), claims.Condition);
        var scope = new EvaluationScope(User(uid ?? name), context.Now) { Fields = document.Fields, PathIds = Ids(collection, document) };
        if (RoleOracle.Bind((DocumentRole)role, scope) is not { } path)
            return null;
        return ((DocumentRole)role).Segments.Contains("{uid}")
            ? Member((DocumentRole)role, path, scope.Caller, scope)
            : Named((DocumentRole)role, path, uid);
    }

    /// <summary>A role by a document of one's own: it is made when there is none.</summary>
    private Identity? Member(DocumentRole role, string path, Identity caller, EvaluationScope scope)
    {
        if (context.Data.TryGet(path, out var existing))
            return (scope with { Fields = existing.Fields }).Evaluate(role.Condition) == true ? caller : null;
        var shape = path.Split('/').Where((_, at) => at % 2 == 0).ToList();
        var collection = context.Model.Collections.FirstOrDefault(c => c.Path.ParentCollectionIds.Append(c.Path.Id).SequenceEqual(shape));
        if (collection is null || Make(role, collection, path, caller) is not { } document)
            return null;
        context.Data.Add(document);
        return caller;
    }

    /// <summary>The document that gives this role and, where that can be, none of the other roles by the same path.</summary>
    private Document? Make(DocumentRole role, Collection collection, string path, Identity caller)
    {
        var document = new Document(path, FieldTree.Empty);
        var fields = context.Fixtures.Make(collection, document.ParentIds, document.Id, Completeness.Full).Fields;
        var others = context.Model.Roles.OfType<DocumentRole>().Where(other => other.Path == role.Path && other.Name != role.Name && other.Condition is not null);
        var wanted = ConditionTransform.Disjuncts(role.Condition)[0];
        var solved = Solve(wanted);
        foreach (var other in others)
        {
            IReadOnlyList<Comparison> apart = [.. wanted, .. ConditionTransform.Disjuncts(other.Condition, negated: true)[0]];
            if (Solve(apart) is { } narrower)
                (wanted, solved) = (apart, narrower);
        }

        return solved is null ? null : document with { Fields = solved };

        IReadOnlyDictionary<string, object?>? Solve(IReadOnlyList<Comparison> comparisons) =>
            context.Solver.Satisfy(collection, fields, comparisons, caller, Ids(collection, document));
    }

    /// <summary>A role by a document that names its holder: <c>posts/{postId}.authorId == uid</c>.</summary>
    private Identity? Named(DocumentRole role, string path, string? uid)
    {
        if (!context.Data.TryGet(path, out var document))
            return null;
        return document.Fields.Values.OfType<string>().Where(value => uid is null || value == uid).Select(User)
            .FirstOrDefault(user => new EvaluationScope(user, context.Now) { Fields = document.Fields }.Evaluate(role.Condition) == true);
    }
}
