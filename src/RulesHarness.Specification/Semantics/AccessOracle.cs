using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// Decides a request by the spec: it is granted by a sentence that can, and by none that cannot. Only permissions
/// count; schemas are checked elsewhere.
/// </summary>
public sealed class AccessOracle(DataModel model, Dataset data, Timestamp now)
{
    private readonly RoleOracle _roles = new(model, data);

    /// <summary>
    /// Whether the Security Rules of the spec grant the attempt, and all writes that are committed with it.
    /// </summary>
    public bool IsGranted(PolicyRequest attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return IsGrantedByItself(attempt) && attempt.Batch.All(write => IsGrantedByItself(attempt.Of(write)));
    }

    /// <summary>Whether an attempt is granted, whatever becomes of the other writes of its batch.</summary>
    public bool IsGrantedByItself(PolicyRequest attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return Alternatives(attempt).All(disjunct => IsGranted(attempt, Scope(attempt, disjunct)));
    }

    /// <summary>Whether the caller of an attempt is one that a sentence means by an actor.</summary>
    public bool IsActor(Actor actor, PolicyRequest attempt)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(attempt);
        return Alternatives(attempt).All(disjunct => Covers(actor, attempt, Scope(attempt, disjunct)) == true);
    }

    /// <summary>
    /// The sentences that grant an attempt, whether or not another one takes it back; of a list, those that grant at
    /// least one alternative of its filter.
    /// </summary>
    public IReadOnlyList<Permission> Granting(PolicyRequest attempt) =>
        [.. Spoken(attempt).Where(permission => permission.Grants && AppliesToAny(permission, attempt))];

    /// <summary>
    /// The paths of the documents that an attempt's decision depends on: those that give a role which a sentence about
    /// it names.
    /// </summary>
    public IEnumerable<string> LookUps(PolicyRequest attempt)
    {
        var roles = Spoken(attempt)
            .SelectMany(permission => permission.Actors)
            .Select(actor => actor.Role)
            .OfType<string>()
            .Distinct()
            .ToList();
        return Alternatives(attempt)
            .SelectMany(disjunct =>
                roles.Select(role => _roles.PathOf(role, attempt.Caller, Scope(attempt, disjunct))).OfType<string>()
            );
    }

    /// <summary>
    /// The sentence that speaks against an attempt: one that takes back what others grant, or one that grants to read
    /// something else instead.
    /// </summary>
    public Permission? Denying(PolicyRequest attempt) =>
        Speaking(attempt)
            .Where(permission =>
                permission.Operations.Contains(attempt.Operation) && (!permission.Grants || permission.Via is not null)
            )
            .FirstOrDefault(permission => AppliesToAny(permission, attempt));

    /// <summary>
    /// The alternatives of a list's filter, each as what holds of all its documents; one for any other attempt.
    /// </summary>
    private static IReadOnlyList<IReadOnlyList<Comparison>> Alternatives(PolicyRequest attempt) =>
        attempt.Query is { } query
            ? Conjunctions(query)
            :
            [
                [],
            ];

    private bool AppliesToAny(Permission permission, PolicyRequest attempt) =>
        Alternatives(attempt).Any(disjunct => Applies(permission, attempt, Scope(attempt, disjunct)) == true);

    private List<Permission> Spoken(PolicyRequest attempt) =>
        [
            .. Speaking(attempt)
                .Where(permission => permission.Operations.Contains(attempt.Operation) && permission.Via is null),
        ];

    private bool IsGranted(PolicyRequest attempt, EvaluationScope scope)
    {
        var spoken = Spoken(attempt);
        // Of a list's documents not all may be known: who can't be shown to be excluded is.
        return spoken.Any(permission => permission.Grants && Applies(permission, attempt, scope) == true)
            && spoken.All(permission => permission.Grants || Applies(permission, attempt, scope) == false);
    }

    private IEnumerable<Permission> Speaking(PolicyRequest attempt) =>
        IsOfCollection(attempt) ? model.Speaking(attempt.Collection).SelectMany(policy => policy.Permissions) : [];

    /// <summary>
    /// Returns false for a document beside the one that its path means, and beside the collections that a row lists: no
    /// sentence is about it.
    /// </summary>
    private bool IsOfCollection(PolicyRequest attempt)
    {
        var collection = attempt.Collection;
        return attempt.Query is not null
            || collection.IsGroup
            || collection.DocumentId is null && model.RowOf(collection).AnyName is null
            || model.CollectionOf(attempt.Path) is { } declared && declared.Row == model.RowOf(collection);
    }

    private bool? Applies(Permission permission, PolicyRequest attempt, EvaluationScope scope)
    {
        // Most sentences are about somebody else, so the parts that cost more are asked last.
        var covers = Any(permission.Actors.Select(actor => Covers(actor, attempt, scope)));
        if (covers == false)
        {
            return false;
        }

        var owns = permission.OwnOnly ? Owns(attempt, scope) : true;
        if (owns == false)
        {
            return false;
        }

        var holds = scope.Evaluate(permission.Condition);
        if (holds == false || !ConcernsChanges(permission, attempt))
        {
            return false;
        }

        return covers == true && owns == true && holds == true ? true : null;
    }

    /// <summary>
    /// Returns true for anything but an update, and for an update of fields that the sentence is about.
    /// </summary>
    private bool ConcernsChanges(Permission permission, PolicyRequest attempt)
    {
        if (attempt.Operation != Operation.Update)
        {
            return true;
        }

        return permission.Grants ? MayChange(permission, attempt) : Touches(permission, attempt);
    }

    private static bool? Any(IEnumerable<bool?> parts)
    {
        bool? any = false;
        foreach (var part in parts)
        {
            if (part == true)
            {
                return true;
            }

            any = part is null ? null : any;
        }

        return any;
    }

    private bool? Covers(Actor actor, PolicyRequest attempt, EvaluationScope scope)
    {
        var signedIn = attempt.Caller.Uid is not null;
        return actor.Kind switch
        {
            ActorKind.Anyone => true,
            ActorKind.Nobody => false,
            ActorKind.Guests => !signedIn,
            ActorKind.SignedInUsers => signedIn,
            ActorKind.Owner => signedIn ? Owns(attempt, scope) : false,
            // A query that isn't for one's own documents is what others run.
            ActorKind.Others => signedIn && Owns(attempt, scope) != true,
            _ => _roles.Has(actor.Role!, attempt, scope),
        };
    }

    private bool? Owns(PolicyRequest attempt, EvaluationScope scope)
    {
        if (attempt.Caller.Uid is not { } uid || model.Policy(attempt.Collection)?.Owner is not { } owner)
        {
            return false;
        }
        if (!owner.ByDocumentId)
        {
            return scope.Evaluate(
                new Comparison(new FieldOperand(owner.Field!), Comparator.Equal, new LiteralOperand(uid))
            );
        }
        // There is nothing to list of the one document that is one's own.
        return attempt.Query is null && attempt.Path[(attempt.Path.LastIndexOf('/') + 1)..] == uid;
    }

    private bool MayChange(Permission permission, PolicyRequest attempt) =>
        Changes(attempt).All(path => SpeaksOf(permission, path));

    /// <summary>
    /// Returns true if a sentence that revokes a field applies: it revokes every update that changes the field,
    /// whatever else that changes.
    /// </summary>
    private bool Touches(Permission permission, PolicyRequest attempt) =>
        permission is { Only: null, Except: null } || Changes(attempt).Any(path => SpeaksOf(permission, path));

    /// <summary>The fields that an update changes, beside those that the server sets.</summary>
    private IEnumerable<string> Changes(PolicyRequest attempt)
    {
        var byServer = model
            .Members(attempt.Collection)
            .SelectMany(collection => collection.StoredFields)
            .Where(field => field.Constraints is { ServerTime: true, Immutable: false })
            .Select(field => field.Name)
            .ToHashSet();
        return FieldTree.ChangedFields(attempt.Stored!, attempt.NewFields!).Where(path => !byServer.Contains(path));
    }

    private static bool SpeaksOf(Permission permission, string path) =>
        permission.Only?.Any(field => FieldTree.IsWithin(path, field)) != false
        && permission.Except?.Any(field => FieldTree.IsWithin(path, field)) != true;

    private static IReadOnlyList<IReadOnlyList<Comparison>> Conjunctions(ListQuery query) =>
        ConditionTransform.Disjuncts(query.Filter is null ? null : ConditionTransform.OneValueEach(query.Filter));

    /// <summary>All that a condition about an attempt on one document is evaluated on.</summary>
    public EvaluationScope Scope(PolicyRequest attempt) => Scope(attempt, []);

    private EvaluationScope Scope(PolicyRequest attempt, IReadOnlyList<Comparison> filters) =>
        new(attempt.Caller, now)
        {
            Fields = attempt.Query is not null ? null : attempt.Stored ?? attempt.NewFields ?? FieldTree.Empty,
            NewFields = attempt.NewFields,
            PathIds = PathIds.Of(model, attempt),
            QueryLimit = attempt.Query?.Limit,
            // What a list finds is there.
            IsStored = attempt.Query is not null || attempt.Stored is not null,
            Documents = path => _roles.Find(path, attempt),
            DocumentsAfter = path => _roles.FindAfter(path, attempt),
            Facts = attempt.Query is null ? null : new QueryFacts(filters),
        };
}
