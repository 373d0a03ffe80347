using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Makes the caller who stands for a kind, before a given document: documents that give a role are added to the data.</summary>
internal sealed class CallerFactory(CaseContext context)
{
    private const string Domain = "example.com";

    /// <summary>
    /// The caller; null when nobody can be one of the kind before that document, as no one owns a document without an owner. A role is had in
    /// its first way, or in <paramref name="way"/>.
    /// </summary>
    public Identity? Make(Persona persona, Collection collection, Document document, bool asOwner, IReadOnlyList<Comparison>? condition = null, RoleWay? way = null)
    {
        if (persona.Actor.Kind == ActorKind.Guests)
            return Identity.Unauthenticated;
        var uid = Pinned(condition, collection, document) ?? (asOwner ? Owner(collection, document) : null);
        var caller = persona.Actor.Kind switch
        {
            ActorKind.Owner => Owner(collection, document) is { } owner && (uid is null || uid == owner) ? User(owner) : null,
            ActorKind.Others => asOwner && uid is null ? null : User(uid ?? "stranger"),
            _ => Role(context.Model.Roles.First(role => role.Name == persona.Actor.Role), collection, document, uid, way),
        };
        return caller is null ? null : WithClaims(caller, condition ?? []);
    }

    /// <summary>The same caller with a role more; null when that can't be.</summary>
    public Identity? Also(Role role, Identity caller, Collection collection, Document document) => Give(role, caller, collection, document, RoleWay.First(role));

    /// <summary>What a condition asks of claims, as far as a caller can be given them.</summary>
    private static Identity WithClaims(Identity caller, IReadOnlyList<Comparison> condition) => condition
        .Where(comparison => comparison is { Left: TokenOperand, Right: LiteralOperand or ListOperand })
        .Aggregate(caller, (current, comparison) => ClaimSolver.Satisfy(current, [comparison]) ?? current);

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

    private Identity? Role(Role role, Collection collection, Document document, string? uid, RoleWay? way)
    {
        way ??= RoleWay.First(role);
        var name = role.Name.ToLowerInvariant().Replace(' ', '-') + (way is { Number: > 1 } other ? $"-{other.Number}" : "");
        // Who is a role's for one document by its fields need not be so for another one.
        if (role is DocumentRole { Condition: var condition } && RoleOracle.HasIds(condition))
            name += $"-of-{document.Id}";
        return role is DocumentRole named && !named.Segments.Contains("{uid}")
            ? Path(named, User(uid ?? name), collection, document) is { } path ? Named(named, path, uid) : null
            : Give(role, User(uid ?? name), collection, document, way);
    }

    private Identity? Give(Role role, Identity caller, Collection collection, Document document, RoleWay? way) => role switch
    {
        ClaimRole => ClaimSolver.Satisfy(caller, way!.Comparisons),
        DocumentRole member when Path(member, caller, collection, document) is { } path => Member(member, path, caller, Bound(way?.Comparisons ?? [], caller, collection, document)),
        _ => null,
    };

    private string? Path(DocumentRole role, Identity caller, Collection collection, Document document) =>
        RoleOracle.Bind(role, new EvaluationScope(caller, context.Now) { Fields = document.Fields, PathIds = Ids(collection, document) });

    /// <summary>A way into a role before one document: what stands in braces is that document's.</summary>
    private List<Comparison> Bound(IReadOnlyList<Comparison> way, Identity caller, Collection collection, Document document)
    {
        var scope = new EvaluationScope(caller, context.Now) { Fields = document.Fields, PathIds = Ids(collection, document) };
        return [.. way.Select(comparison => (Comparison)RoleOracle.Bound(comparison, scope)!)];
    }

    /// <summary>A role by a document of one's own: it is made when there is none.</summary>
    private Identity? Member(DocumentRole role, string path, Identity caller, IReadOnlyList<Comparison> way)
    {
        if (context.Data.TryGet(path, out var existing))
        {
            var scope = new EvaluationScope(caller, context.Now) { Fields = existing.Fields };
            return way.All(comparison => scope.Evaluate(comparison) == true) ? caller : null;
        }

        if (RoleWay.CollectionOf(role, context.Model) is not { } collection || Make(role, collection, path, caller, way) is not { } document)
            return null;
        context.Data.Add(document);
        return caller;
    }

    /// <summary>The document that gives this role and, where that can be, none of the other roles by the same path.</summary>
    private Document? Make(DocumentRole role, Collection collection, string path, Identity caller, IReadOnlyList<Comparison> wanted)
    {
        var document = new Document(path, FieldTree.Empty);
        var fields = context.Fixtures.Make(collection, document.ParentIds, document.Id, Completeness.Full).Fields;
        var others = context.Model.Roles.OfType<DocumentRole>().Where(other => other.Path == role.Path && other.Name != role.Name && other.Condition is not null);
        var solved = Solve(wanted);
        foreach (var other in others)
        {
            IReadOnlyList<Comparison> apart = [.. wanted, .. ConditionTransform.First(other.Condition, negated: true)];
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
