using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Makes a caller of a kind for a given document. Documents that give a role are added to the data.</summary>
internal sealed class CallerFactory(CaseContext context)
{
    private const string Domain = "example.com";

    /// <summary>
    /// The caller; null if nobody can be of the kind for that document, as nobody owns a document without an owner. The
    /// role is given in its first way, or in <paramref name="way"/>. A caller with a second role, <paramref
    /// name="also"/>, is another user than the one with only the first.
    /// </summary>
    public Identity? Make(
        CallerKind persona,
        Collection collection,
        Document document,
        bool asOwner,
        IReadOnlyList<Comparison>? condition = null,
        RoleVariant? way = null,
        Role? also = null
    )
    {
        if (persona.Actor.Kind == ActorKind.Guests)
        {
            return Identity.Unauthenticated;
        }
        var uid = Pinned(condition, collection, document) ?? (asOwner ? Owner(collection, document) : null);
        var caller = persona.Actor.Kind switch
        {
            ActorKind.Owner => Owner(collection, document) is { } owner && (uid is null || uid == owner)
                ? User(owner)
                : null,
            ActorKind.Others => asOwner && uid is null ? null : User(uid ?? $"stranger{With(also)}"),
            _ => Role(
                context.Model.Roles.First(role => role.Name == persona.Actor.Role),
                collection,
                document,
                uid,
                way,
                With(also)
            ),
        };
        return caller is null ? null : WithClaims(caller, condition ?? [], About(caller, collection, document));
    }

    /// <summary>
    /// The same caller with one more role; null if that is impossible. No document is made that gives the role to a
    /// user who is the caller of another case: that case is about a user without it.
    /// </summary>
    public Identity? Also(Role role, Identity caller, Collection collection, Document document) =>
        role is DocumentRole named && IsNewTo(named, caller, collection, document) && context.IsCaller(caller)
            ? null
            : Give(role, caller, collection, document, RoleVariant.First(role), isPinned: true);

    private bool IsNewTo(DocumentRole role, Identity caller, Collection collection, Document document) =>
        RoleOracle.Bind(role, About(caller, collection, document)) is { } path && !context.Data.TryGet(path, out _);

    private static string With(Role? also) => also is null ? "" : $"-with-{Hyphenated(also)}";

    private static string Hyphenated(Role role) => role.Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Gives a caller the claims that a condition requires, as far as that is possible.</summary>
    private static Identity WithClaims(Identity caller, IReadOnlyList<Comparison> condition, EvaluationScope about)
    {
        foreach (var comparison in condition)
        {
            if (CallerComparison.Of(comparison) is { Caller: TokenOperand })
            {
                caller = ClaimSolver.Satisfy(caller, [comparison], about) ?? caller;
            }
        }

        return caller;
    }

    /// <summary>The uid of a document's owner; null when it has none.</summary>
    public string? Owner(Collection collection, Document document)
    {
        var owner = context.Model.Policy(collection.Path)?.Owner;
        return owner is null ? null
            : owner.ByDocumentId ? document.Id
            : document.Fields.At(owner.Field!) as string;
    }

    /// <summary>
    /// The uid that a condition requires by an id of the path, <c>{userId} == uid</c>, or by itself, <c>uid in
    /// ["root"]</c>.
    /// </summary>
    private string? Pinned(IReadOnlyList<Comparison>? condition, Collection collection, Document document)
    {
        var ids = Ids(collection, document);
        return condition
            ?.Select(CallerComparison.Of)
            .Where(asked => asked is { Caller: UidOperand, Comparator: Comparator.Equal or Comparator.In })
            .Select(asked =>
                asked!.Other switch
                {
                    PathIdOperand id => ids.GetValueOrDefault(id.Name),
                    LiteralOperand { Value: string uid } => uid,
                    ListOperand { Items: [LiteralOperand { Value: string uid }, ..] } => uid,
                    _ => null,
                }
            )
            .FirstOrDefault(uid => uid is not null);
    }

    private IReadOnlyDictionary<string, string> Ids(Collection collection, Document document) =>
        PathIds.Of(
            context.Model,
            new PolicyRequest(Identity.Unauthenticated, Operation.Get, collection.Path, document.Path)
        );

    private EvaluationScope About(Identity caller, Collection collection, Document document) =>
        new(caller, context.Now)
        {
            Fields = document.Fields,
            NewFields = document.Fields,
            PathIds = Ids(collection, document),
        };

    /// <summary>
    /// Every user has an email address, so that conditions can compare it. It is verified only if a role requires that.
    /// </summary>
    private static Identity User(string uid) => Identity.User(uid) with { Email = $"{uid}@{Domain}" };

    private Identity? Role(
        Role role,
        Collection collection,
        Document document,
        string? uid,
        RoleVariant? way,
        string with
    )
    {
        way ??= RoleVariant.First(role);
        var name = Hyphenated(role) + (way is { Number: > 1 } other ? $"-{other.Number}" : "") + with;
        // The holder of a role by one document's fields need not hold it for another document.
        if (role is DocumentRole { Condition: var condition } && RoleOracle.HasIds(condition))
        {
            name += $"-of-{document.Id}";
        }
        return Give(role, User(uid ?? name), collection, document, way, isPinned: uid is not null);
    }

    private Identity? Give(
        Role role,
        Identity caller,
        Collection collection,
        Document document,
        RoleVariant? way,
        bool isPinned
    )
    {
        var about = About(caller, collection, document);
        var asked = role is DocumentRole ? Bound(way?.Comparisons ?? [], about) : way?.Comparisons ?? [];
        var given =
            role is not DocumentRole named ? ClaimSolver.Satisfy(caller, asked, about)
            : RoleOracle.Bind(named, about) is { } path ? Member(named, path, asked, about, isPinned)
            : null;
        return isPinned && given?.Uid != caller.Uid ? null : given;
    }

    /// <summary>A way into a role before one document: what stands in braces is that document's.</summary>
    private static List<Comparison> Bound(IReadOnlyList<Comparison> way, EvaluationScope about) =>
        [.. way.Select(comparison => (Comparison)RoleOracle.Bound(comparison, about)!)];

    /// <summary>A role by a document: it is made when there is none.</summary>
    private Identity? Member(
        DocumentRole role,
        string path,
        IReadOnlyList<Comparison> way,
        EvaluationScope about,
        bool isPinned
    )
    {
        if (context.Data.TryGet(path, out var existing))
        {
            // Whom a document lists is somebody else than the caller, unless it is found by the caller's uid.
            var isFree = !isPinned && !role.Segments.Contains("{uid}");
            return Callers(about.Caller, isFree ? existing : null)
                .Select(caller => Fitting(caller, way, about with { Fields = existing.Fields }))
                .FirstOrDefault(caller => caller is not null);
        }

        if (
            !context.IsFree(path)
            || RoleVariant.CollectionOf(role, context.Model) is not { } collection
            || Make(role, collection, path, about, way) is not { } made
        )
        {
            return null;
        }
        context.Data.Add(made.Document);
        return made.Caller;
    }

    /// <summary>
    /// The caller, and then those whom a document may name: the last of a list first, whom rules forget that look at
    /// the first alone.
    /// </summary>
    private static IEnumerable<Identity> Callers(Identity caller, Document? document)
    {
        var named =
            document
                ?.Fields.Values.SelectMany(value => value is IEnumerable<object?> items ? items.Reverse() : [value])
                .OfType<string>()
            ?? [];
        return named.Where(uid => uid.Length > 0).Distinct().Select(User).Prepend(caller);
    }

    /// <summary>
    /// The caller with the claims for which all comparisons hold for a document; null if there are none.
    /// </summary>
    private static Identity? Fitting(Identity caller, IReadOnlyList<Comparison> way, EvaluationScope about)
    {
        if (ClaimSolver.Satisfy(caller, way.Where(IsOfClaim), about, isFixed: true) is not { } given)
        {
            return null;
        }
        var scope = about with { Caller = given };
        return way.All(comparison => scope.Evaluate(comparison) == true) ? given : null;
    }

    private static bool IsOfClaim(Comparison comparison) => CallerComparison.Of(comparison) is { Caller: TokenOperand };

    /// <summary>
    /// The document that gives this role and, where that can be, none of the other roles by the same path; and the
    /// caller with the claims that go with it.
    /// </summary>
    private (Document Document, Identity Caller)? Make(
        DocumentRole role,
        Collection collection,
        string path,
        EvaluationScope about,
        IReadOnlyList<Comparison> wanted
    )
    {
        var document = new Document(path, FieldTree.Empty);
        var fields = context.Fixtures.Make(collection, document.ParentIds, document.Id, Completeness.Full).Fields;
        // What a claim is compared with must be there before the claim is.
        var settled =
            context.Solver.Satisfy(
                collection,
                fields,
                [.. wanted.Where(comparison => !IsOfClaim(comparison))],
                about.Caller,
                about.PathIds
            ) ?? fields;
        if (
            ClaimSolver.Satisfy(
                about.Caller,
                wanted.Where(IsOfClaim),
                about with
                {
                    Fields = settled,
                    NewFields = settled,
                }
            )
            is not { } caller
        )
        {
            return null;
        }
        var others = context
            .Model.Roles.OfType<DocumentRole>()
            .Where(other => other.Path == role.Path && other.Name != role.Name && other.Condition is not null);
        var solved = Solve(wanted);
        foreach (var other in others)
        {
            IReadOnlyList<Comparison> apart = [.. wanted, .. ConditionTransform.First(other.Condition, negated: true)];
            if (Solve(apart) is { } narrower)
            {
                (wanted, solved) = (apart, narrower);
            }
        }

        return solved is null ? null : (document with { Fields = solved }, caller);

        IReadOnlyDictionary<string, object?>? Solve(IReadOnlyList<Comparison> comparisons) =>
            context.Solver.Satisfy(collection, settled, comparisons, caller, about.PathIds);
    }
}
