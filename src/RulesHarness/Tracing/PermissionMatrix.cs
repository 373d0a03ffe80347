using RulesHarness.Cases;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>The permissions of an actor for an operation, according to the sentences.</summary>
internal enum CellValue
{
    /// <summary>Nothing grants it, or it is taken back altogether.</summary>
    Deny,

    /// <summary>It is granted for some documents, or for some changes.</summary>
    If,

    /// <summary>It is granted.</summary>
    Allow,
}

/// <summary>
/// A cell. <c>ProvedBy</c> is the actor whose cases prove it: a role's holder whom no sentence about the operation
/// names is one of the others.
/// </summary>
internal sealed record MatrixCell(Operation Operation, string Actor, CellValue Value, string ProvedBy)
{
    /// <summary>The sentences that grant the operation to the actor or take it back, in the spec's order.</summary>
    public IReadOnlyList<Permission> Sentences { get; init; } = [];

    /// <summary>The value as reports show it: <c>allow</c>, <c>if</c> or <c>-</c>.</summary>
    public string Sign =>
        Value switch
        {
            CellValue.Allow => "allow",
            CellValue.If => "if",
            _ => "-",
        };
}

/// <summary>
/// The permissions of a collection or a collection group: a cell for each operation and, within it, for each actor.
/// </summary>
internal sealed record CollectionMatrix(
    CollectionPath Collection,
    Place Place,
    IReadOnlyList<string> Actors,
    IReadOnlyList<MatrixCell> Cells
);

/// <summary>The sentences of a spec as tables: who can do what to which collection.</summary>
internal static class PermissionMatrix
{
    /// <summary>
    /// One table for each row of the inventory and for each collection group that is spoken of, which can only be
    /// listed. Its actors are guests, others, owners where documents have one, and the roles that its sentences name.
    /// </summary>
    public static IReadOnlyList<CollectionMatrix> Of(DataModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. OfCollections(model)
                .DistinctBy(matrix => model.RowOf(matrix.Collection))
                .Select(matrix => matrix with { Collection = model.RowOf(matrix.Collection) }),
        ];
    }

    /// <summary>One table for each collection, also where a row stands for several.</summary>
    internal static IEnumerable<CollectionMatrix> OfCollections(DataModel model) =>
        from policy in model.Policies
        where model.Members(policy.Collection).Count > 0
        select Of(model, policy);

    private static CollectionMatrix Of(DataModel model, Policy policy)
    {
        var sentences = model
            .Speaking(policy.Collection)
            .SelectMany(speaking => speaking.Permissions)
            .Where(sentence => sentence.Via is null)
            .ToList();
        bool IsNamed(Actor actor) => sentences.Exists(sentence => sentence.Actors.Contains(actor));
        var personas = CallerKind
            .Of(model, policy)
            .Where(persona => !persona.IsRole || IsNamed(persona.Actor))
            .OrderBy(persona =>
                persona.Actor.Kind switch
                {
                    ActorKind.Guests => 0,
                    ActorKind.Others => 1,
                    ActorKind.Owner => 2,
                    _ => 3,
                }
            )
            .ToList();
        var operations = policy.Collection.IsGroup ? [Operation.List] : Enum.GetValues<Operation>();
        return new CollectionMatrix(
            policy.Collection,
            policy.Place,
            [.. personas.Select(persona => persona.Name)],
            [
                .. operations.SelectMany(operation =>
                    personas.Select(persona => Cell(model, policy, sentences, persona, operation))
                ),
            ]
        );
    }

    private static MatrixCell Cell(
        DataModel model,
        Policy policy,
        List<Permission> sentences,
        CallerKind persona,
        Operation operation
    )
    {
        // There is nothing to list of the one document that is one's own: who owns one lists as others do.
        if (
            persona.Actor.Kind == ActorKind.Owner
            && operation == Operation.List
            && policy.Owner is { ByDocumentId: true }
        )
        {
            return Cell(model, policy, sentences, CallerKind.Others, operation) with { Actor = persona.Name };
        }
        var about = sentences.Where(sentence => sentence.Operations.Contains(operation)).ToList();
        // Whoever has a role is signed in, and no owner for all that is known.
        var isNamed = !persona.IsRole || about.Any(sentence => sentence.Actors.Contains(persona.Actor));
        var values = about
            .Select(sentence =>
                (Sentence: sentence, sentence.Grants, Reach: Shown(model, policy, sentence, persona, operation))
            )
            .Where(value => value.Reach != CellValue.Deny)
            .ToList();
        var reaches = values.ToLookup(value => value.Grants, value => value.Reach);
        var granted = reaches[true].DefaultIfEmpty().Max();
        var taken = reaches[false].DefaultIfEmpty().Max();
        var left =
            taken == CellValue.Allow ? CellValue.Deny
            : taken == CellValue.If && granted == CellValue.Allow ? CellValue.If
            : granted;
        if (left == CellValue.If && IsAlways(model, policy, persona, operation))
        {
            left = CellValue.Allow;
        }
        return new MatrixCell(operation, persona.Name, left, isNamed ? persona.Name : CallerKind.Others.Name)
        {
            Sentences = [.. values.Select(value => value.Sentence)],
        };
    }

    /// <summary>
    /// Whether several sentences leave out no document. A list is granted for queries, which have to ask for what one
    /// of the sentences names.
    /// </summary>
    private static bool IsAlways(DataModel model, Policy policy, CallerKind persona, Operation operation) =>
        operation != Operation.List && new GrantFormula(model, policy.Collection, operation).IsAlwaysFor(persona.Actor);

    /// <summary>
    /// The value that the matrix shows for a sentence. One that is tested by hand shows "if" where it would show
    /// "allow": no case proves that it always grants.
    /// </summary>
    private static CellValue Shown(
        DataModel model,
        Policy policy,
        Permission sentence,
        CallerKind persona,
        Operation operation
    )
    {
        var reach = Reach(model, policy, sentence, persona, operation);
        return sentence.ByHand is not null && reach == CellValue.Allow ? CellValue.If : reach;
    }

    /// <summary>Determines how much of an operation a sentence covers for a kind of caller.</summary>
    private static CellValue Reach(
        DataModel model,
        Policy policy,
        Permission sentence,
        CallerKind persona,
        Operation operation
    )
    {
        var isOwner = persona.Actor.Kind == ActorKind.Owner;
        var isMeant =
            persona.IsNamedBy(sentence.Actors)
            || persona.IsRole && CallerKind.Others.IsNamedBy(sentence.Actors)
            || isOwner
                && operation != Operation.Create
                && sentence.Actors.Any(actor => IsOwnerBy(model, policy, actor));
        if (!isMeant || sentence.OwnOnly && !isOwner && !(persona.IsRole && policy.Owner is not null))
        {
            return CellValue.Deny;
        }
        // A list is granted to the owner for the queries that ask for no more than the owner's own.
        var isOfAll =
            sentence.Condition is null
            || isOwner
                && operation != Operation.List
                && OwnerConditions.Implies(
                    policy.Owner,
                    model.Collection(policy.Collection.Text)?.IdName,
                    sentence.Condition
                );
        var isWhole = isOfAll && IsOfAllFields(model, policy, sentence) && (!sentence.OwnOnly || isOwner);
        return isWhole ? CellValue.Allow : CellValue.If;
    }

    /// <summary>
    /// Returns true if a sentence sets no fields apart: it lists none, or all that an update could change.
    /// </summary>
    private static bool IsOfAllFields(DataModel model, Policy policy, Permission sentence) =>
        sentence is { Only: null, Except: null }
        || sentence is { Only: { } only, Except: null }
            && model.Members(policy.Collection).All(member => !member.IsOpen && IsOfAllFields(member, only));

    private static bool IsOfAllFields(Collection collection, IReadOnlyList<string> only) =>
        collection.StoredFields.All(field =>
            field.Constraints is { ServerTime: true, Immutable: false } || only.Contains(field.Name)
        );

    /// <summary>
    /// Whether a document gives its owner a role by being there: whoever has a membership is a member.
    /// </summary>
    private static bool IsOwnerBy(DataModel model, Policy policy, Actor actor) =>
        policy.Owner is { ByDocumentId: true }
        && actor.Kind == ActorKind.Role
        && model
            .Roles.OfType<DocumentRole>()
            .Any(role =>
                role.Name == actor.Role && role.Condition is null && role.Path == $"{policy.Collection}/{{uid}}"
            );
}
