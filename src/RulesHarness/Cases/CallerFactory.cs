using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A caller, and what the search sees with the documents that make the caller what he is.</summary>
internal sealed record PreparedCaller(Identity Identity, SearchView View);

/// <summary>
/// Makes a caller of a kind for a given document. A document that gives a role and is not there is added to the view.
/// </summary>
internal sealed class CallerFactory(CaseContext context)
{
    /// <summary>
    /// The uid of somebody who is signed in and is nothing else. No uid is a word that rules or a spec may have as a
    /// value: who is called <c>moderator</c> meets <c>doc.role == uid</c> by chance.
    /// </summary>
    public const string Stranger = Prefix + "stranger";

    private const string Prefix = "user-";
    private const string Domain = "example.com";

    /// <summary>
    /// The caller; null if nobody can be of the kind for that document, as nobody owns a document without an owner. The
    /// role is given in its first way, or in <paramref name="way"/>. A caller with a second role, <paramref
    /// name="also"/>, is another user than the one with only the first.
    /// </summary>
    public PreparedCaller? Make(
        CallerKind persona,
        Collection collection,
        Document document,
        SearchView view,
        bool asOwner,
        IReadOnlyList<Comparison>? condition = null,
        RoleVariant? way = null,
        Role? also = null
    )
    {
        if (persona.Actor.Kind == ActorKind.Guests)
        {
            return new PreparedCaller(Identity.Unauthenticated, view);
        }
        var uid = Pinned(condition, collection, document) ?? (asOwner ? Owner(collection, document) : null);
        var caller = persona.Actor.Kind switch
        {
            ActorKind.Owner => Owner(collection, document) is { } owner && (uid is null || uid == owner)
                ? new PreparedCaller(User(owner), view)
                : null,
            ActorKind.Others => asOwner && uid is null
                ? null
                : new PreparedCaller(User(uid ?? $"{Stranger}{With(also)}"), view),
            _ => Role(
                context.Model.Roles.First(role => role.Name == persona.Actor.Role),
                collection,
                document,
                view,
                uid,
                way,
                With(also)
            ),
        };
        return caller is null
            ? null
            : caller with
            {
                Identity = WithClaims(caller.Identity, condition ?? [], About(caller.Identity, collection, document)),
            };
    }

    /// <summary>The same caller with one more role; null if that is impossible.</summary>
    public PreparedCaller? Also(Role role, PreparedCaller caller, Collection collection, Document document) =>
        Give(role, caller, collection, document, RoleVariant.First(role), isPinned: true);

    private static string With(Role? also) => also is null ? "" : $"-with-{Hyphenated(also)}";

    private static string Hyphenated(Role role) => role.Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Gives a caller the claims that a condition requires, as far as that is possible.</summary>
    private static Identity WithClaims(Identity caller, IReadOnlyList<Comparison> condition, EvaluationScope about)
    {
        foreach (var comparison in condition)
        {
            if (CallerComparison.Of(ClaimPaths.Bound(comparison, about)) is { Caller: TokenOperand })
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
    public string? Pinned(IReadOnlyList<Comparison>? condition, Collection collection, Document document)
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
    public static Identity User(string uid) => Identity.User(uid) with { Email = $"{uid}@{Domain}" };

    private PreparedCaller? Role(
        Role role,
        Collection collection,
        Document document,
        SearchView view,
        string? uid,
        RoleVariant? way,
        string with
    )
    {
        way ??= RoleVariant.First(role);
        var name = Prefix + Hyphenated(role) + (way is { Number: > 1 } other ? $"-{other.Number}" : "") + with;
        // The holder of a role by one document's fields need not hold it for another document.
        if (role is DocumentRole { Condition: var condition } && RoleOracle.HasIds(condition))
        {
            name += $"-of-{document.Id}";
        }
        var caller = new PreparedCaller(User(uid ?? name), view);
        return Give(role, caller, collection, document, way, isPinned: uid is not null);
    }

    private PreparedCaller? Give(
        Role role,
        PreparedCaller caller,
        Collection collection,
        Document document,
        RoleVariant? way,
        bool isPinned
    )
    {
        var about = About(caller.Identity, collection, document);
        var asked = role is DocumentRole ? Bound(way?.Comparisons ?? [], about) : way?.Comparisons ?? [];
        var given =
            role is not DocumentRole named ? Claimant(caller, asked, about)
            : RoleOracle.Bind(named, about) is { } path
                ? Member(named, path, document, asked, about, caller.View, isPinned)
            : null;
        return isPinned && given?.Identity.Uid != caller.Identity.Uid ? null : given;
    }

    /// <summary>A role by claims alone.</summary>
    private static PreparedCaller? Claimant(
        PreparedCaller caller,
        IReadOnlyList<Comparison> way,
        EvaluationScope about
    ) => ClaimSolver.Satisfy(caller.Identity, way, about) is { } given ? caller with { Identity = given } : null;

    /// <summary>A way into a role before one document: what stands in braces is that document's.</summary>
    private static List<Comparison> Bound(IReadOnlyList<Comparison> way, EvaluationScope about) =>
        [.. way.Select(comparison => (Comparison)RoleOracle.Bound(comparison, about)!)];

    /// <summary>A role by a document: it is made when there is none.</summary>
    private PreparedCaller? Member(
        DocumentRole role,
        string path,
        Document requested,
        IReadOnlyList<Comparison> way,
        EvaluationScope about,
        SearchView view,
        bool isPinned
    )
    {
        if (view.TryGet(path, out var existing))
        {
            // Whom a document lists is somebody else than the caller, unless it is found by the caller's uid.
            var isFree = !isPinned && !role.Segments.Contains("{uid}");
            return Callers(about.Caller, isFree ? existing : null)
                .Select(caller => Fitting(caller, way, about with { Fields = existing.Fields }))
                .OfType<Identity>()
                .Select(caller => new PreparedCaller(caller, view))
                .FirstOrDefault();
        }

        if (
            !view.IsFree(path)
            || RoleVariant.CollectionOf(role, context.Model) is not { } collection
            || Make(role, collection, path, requested, about, way) is not { } made
        )
        {
            return null;
        }
        return new PreparedCaller(made.Caller, view.With(made.Document));
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
        Document requested,
        EvaluationScope about,
        IReadOnlyList<Comparison> wanted
    )
    {
        var document = new Document(path, FieldTree.Empty);
        var fields =
            path == requested.Path
                ? requested.Fields
                : context.Fixtures.Make(collection, document.ParentIds, document.Id, Completeness.Full).Fields;
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
        var solved = Solve(wanted);
        foreach (var other in RoleOverlap.Others(role, context.Model))
        {
            IReadOnlyList<Comparison> apart = [.. wanted, .. RoleOverlap.Apart(wanted, other, context.Model) ?? []];
            if (apart.Count > wanted.Count && Solve(apart) is { } narrower)
            {
                (wanted, solved) = (apart, narrower);
            }
        }

        return solved is null ? null : (document with { Fields = solved }, caller);

        IReadOnlyDictionary<string, object?>? Solve(IReadOnlyList<Comparison> comparisons) =>
            context.Solver.Satisfy(collection, settled, comparisons, caller, about.PathIds);
    }
}
