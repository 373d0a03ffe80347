using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>A kind of caller, represented by one user: a column of the permission matrix.</summary>
internal sealed record CallerKind(string Name, Actor Actor)
{
    public static readonly CallerKind Owner = new("Owner", new Actor(ActorKind.Owner));
    public static readonly CallerKind Others = new("Others", new Actor(ActorKind.Others));
    public static readonly CallerKind Guests = new("Guests", new Actor(ActorKind.Guests));

    public bool IsRole => Actor.Kind == ActorKind.Role;

    /// <summary>
    /// The kinds of caller that requests to a collection come from. A role is one where its document can be found from
    /// the request.
    /// </summary>
    public static IReadOnlyList<CallerKind> Of(DataModel model, Policy policy)
    {
        var basic = policy.Owner is null ? new[] { Others, Guests } : [Owner, Others, Guests];
        return
        [
            .. basic,
            .. model
                .Roles.Where(role => IsBound(role, model, policy))
                .Select(role => new CallerKind(role.Name, new Actor(ActorKind.Role, role.Name))),
        ];
    }

    /// <summary>
    /// Of the kinds of caller that a sentence names, the one to whom the fewest other sentences grant the operation: a
    /// wrong condition shows there.
    /// </summary>
    public static CallerKind? LeastPrivileged(
        DataModel model,
        Policy policy,
        Permission sentence,
        Operation operation
    ) =>
        Of(model, policy)
            .Where(persona => persona.IsNamedBy(sentence.Actors))
            .MinBy(persona => persona.GrantsOf(policy, operation));

    /// <summary>Whether this is the kind of caller that <see cref="LeastPrivileged"/> gives.</summary>
    public bool IsLeastPrivileged(DataModel model, Policy policy, Permission sentence, Operation operation) =>
        this == LeastPrivileged(model, policy, sentence, operation);

    /// <summary>The role that makes a caller one of this kind; null where none does.</summary>
    public Role? RoleIn(DataModel model) => IsRole ? model.Roles.FirstOrDefault(role => role.Name == Actor.Role) : null;

    private int GrantsOf(Policy policy, Operation operation) =>
        policy.Granting(operation).Count(sentence => IsNamedBy(sentence.Actors));

    /// <summary>
    /// Whether a sentence with those actors is about this kind of caller. Sentences about everyone are tried by the
    /// basic kinds.
    /// </summary>
    public bool IsNamedBy(IReadOnlyList<Actor> actors) =>
        actors.Any(actor =>
            actor.Kind switch
            {
                ActorKind.Anyone => !IsRole,
                ActorKind.SignedInUsers => Actor.Kind is ActorKind.Owner or ActorKind.Others,
                _ => actor == Actor,
            }
        );

    /// <summary>
    /// Whether a sentence with those actors grants to this kind of caller as well: who has a role is one of everyone.
    /// </summary>
    public bool IsAmong(IReadOnlyList<Actor> actors) => IsNamedBy(actors) || IsRole && Others.IsNamedBy(actors);

    /// <summary>Whether a request tells the ids that a role depends on, in one of the ways to have it.</summary>
    private static bool IsBound(Role role, DataModel model, Policy policy)
    {
        var members = model.Members(policy.Collection);
        var ways = role is DocumentRole document
            ? [IdsOf(document)]
            : ConditionTransform.Disjuncts(RoleConditions.Of(role)).Select(IdsOf);
        return ways.Any(ids => ids.All(IsKnownOfAll));

        bool IsKnownOfAll(string id) => members.All(member => IsKnown(id, member, policy));
    }

    /// <summary>The ids in the path of a role's document, but for the caller's.</summary>
    public static IEnumerable<string> IdsOf(DocumentRole role) =>
        from segment in role.Segments
        where segment.StartsWith('{') && segment != "{uid}"
        select segment[1..^1];

    private static IEnumerable<string> IdsOf(IReadOnlyList<Comparison> way) =>
        way.SelectMany(ConditionTransform.Operands).OfType<PathIdOperand>().Select(id => id.Name);

    private static bool IsKnown(string id, Collection member, Policy policy) =>
        member.Field(id) is not null || !policy.Collection.IsGroup && PathIds.IsId(id, member);
}
