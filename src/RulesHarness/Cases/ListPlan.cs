using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Plans the cases for lists. The plan follows from the model alone.</summary>
internal sealed class ListPlan(DataModel model)
{
    private readonly Rotation _ways = new();

    /// <summary>The lists of a collection, or of a group, that a kind of caller tries.</summary>
    public IReadOnlyList<PlannedLists> Of(Policy policy, Collection member, CallerKind persona)
    {
        var sentences = policy.Granting(Operation.List).ToList();
        var own = sentences.Where(sentence => persona.IsNamedBy(sentence.Actors)).ToList();
        if (sentences.Count == 0)
        {
            return
            [
                .. Denied(OfGroup(policy, persona)),
                .. Denied(ToGetOnly(policy, persona)),
                new PlannedLists(new Listing(policy, member, persona, null), [], IsGrant: false, []),
            ];
        }
        if (own.Count > 0)
        {
            return [.. own.SelectMany(Granted), .. Denied(ToGetOnly(policy, persona))];
        }
        var others = persona.IsRole ? sentences.Take(1) : sentences;
        return [.. Denied(others), .. Denied(OfGroup(policy, persona)), .. Denied(ToGetOnly(policy, persona))];

        IEnumerable<PlannedLists> Granted(Permission sentence) =>
            ConditionTransform
                .Disjuncts(sentence.Condition)
                .Select(disjunct => new PlannedLists(
                    new Listing(policy, member, persona, sentence),
                    disjunct,
                    IsGrant: true,
                    NearMisses(persona, member)
                )
                {
                    States = States(policy, member, persona, sentence, disjunct),
                });

        IEnumerable<PlannedLists> Denied(IEnumerable<Permission> to) =>
            from sentence in to
            from disjunct in ConditionTransform.Disjuncts(sentence.Condition)
            select new PlannedLists(new Listing(policy, member, persona, sentence), disjunct, IsGrant: false, []);
    }

    /// <summary>
    /// The sentences about the collection group: what they grant holds in each of its collections, too.
    /// </summary>
    private IEnumerable<Permission> OfGroup(Policy policy, CallerKind persona) =>
        policy.Collection.IsGroup
            ? []
            : model
                .Speaking(policy.Collection)
                .Where(speaking => speaking.Collection.IsGroup)
                .SelectMany(speaking => speaking.Granting(Operation.List))
                .Where(sentence => persona.IsNamedBy(sentence.Actors));

    /// <summary>
    /// Documents that may be got and not listed: rules that say `read` for `get` show in the list of just those.
    /// </summary>
    private static IEnumerable<Permission> ToGetOnly(Policy policy, CallerKind persona) =>
        policy
            .Granting(Operation.Get)
            .Where(sentence => !sentence.Operations.Contains(Operation.List) && persona.IsNamedBy(sentence.Actors));

    /// <summary>
    /// The states of what is looked up, and a caller who signed in anonymously. One kind of caller tries them: the one
    /// to whom the fewest other sentences grant the list.
    /// </summary>
    private IReadOnlyList<IReadOnlyList<Comparison>> States(
        Policy policy,
        Collection member,
        CallerKind persona,
        Permission sentence,
        IReadOnlyList<Comparison> asked
    )
    {
        if (!persona.IsLeastPrivileged(model, policy, sentence, Operation.List))
        {
            return [];
        }
        var unsaid = new UnsaidStates(model);
        var fields = unsaid.OfLookedUp(member, persona, asked, policy.Collection.IsGroup);
        var turns = Enumerable.Range(0, UnsaidStates.Turns(fields)).Select(turn => UnsaidStates.InTurn(fields, turn));
        if (persona == CallerKind.Guests)
        {
            return [.. turns];
        }
        var own = policy.Collection.IsGroup ? [] : unsaid.OwnOfLookedUp(member, persona, asked);
        IEnumerable<IReadOnlyList<Comparison>> ownTurn = own.Count == 0 ? [] : [own];
        return [.. turns, .. ownTurn, UnsaidStates.OfAnonymous(unsaid.Said(persona, asked))];
    }

    /// <summary>The ways to just miss each part of the role, and one document in turn that is not there.</summary>
    private List<RoleVariant> NearMisses(CallerKind persona, Collection member)
    {
        if (persona.RoleIn(model) is not { } role)
        {
            return [];
        }
        var past = RoleVariant.NearMisses(role, model).SelectMany(misses => misses).ToList();
        return _ways.Next(role.Name, RoleVariant.Absences(role, model, member)) is { } absent
            ? [.. past, absent]
            : past;
    }
}
