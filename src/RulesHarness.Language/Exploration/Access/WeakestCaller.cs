using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Leaves out of an allowed request what it does not need, and what its caller does not need to be.</summary>
/// <param name="isAllowed">Whether the rules allow a scenario's request.</param>
internal sealed class WeakestCaller(Func<Scenario, bool> isAllowed)
{
    private const string AnotherUid = "another-user";

    private readonly ScenarioShrinker _shrinker = new(isAllowed);

    /// <summary>The smallest request, and the caller that it needs.</summary>
    public (Scenario Scenario, AccessCaller Caller) Of(Scenario allowed)
    {
        var scenario = _shrinker.Shrink(allowed);
        if (scenario.Request.Token is null)
        {
            return (scenario, AccessCaller.Guest);
        }

        scenario = _shrinker.Shrink(Separation.Of(scenario, isAllowed));
        var uid = CallerRelations.UidOf(scenario);
        var usual = new Renaming(uid, ScenarioWriter.SomeUid).Of(scenario);
        if (isAllowed(usual))
        {
            return (usual, AccessCaller.Of(usual));
        }

        var caller = AccessCaller.Of(scenario);
        if (isAllowed(new Renaming(uid, AnotherUid).Of(scenario)))
        {
            return (scenario, caller);
        }

        var relation = new CallerRelation(RelationKind.Uid, "", "", RulesValue.From(uid));
        return (scenario, caller with { Kind = CallerKind.Role, Roles = caller.Roles.Insert(0, relation) });
    }

    /// <summary>The request by a user of whom neither its path nor a document knows; null for a guest's.</summary>
    public static Scenario? Unrelated(Scenario scenario) =>
        scenario.Request.Token is { } token
            ? scenario with
            {
                Request = scenario.Request with { Token = MapWriter.Set(token, ["sub"], RulesValue.From(AnotherUid)) },
            }
            : null;
}
