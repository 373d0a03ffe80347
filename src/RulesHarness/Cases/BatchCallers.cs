using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The callers who can send a whole batch: a sentence may mean all signed-in users, and the sentence about another
/// write of the batch only those with a role or a claim.
/// </summary>
internal static class BatchCallers
{
    /// <summary>
    /// The requirements with what a sentence about another write of the batch asks of the caller, once for each such
    /// sentence; nothing where it asks for no more.
    /// </summary>
    public static IEnumerable<ScenarioRequirements> Of(DataModel model, CallerKind persona, ScenarioRequirements wanted)
    {
        if (persona.Actor.Kind == ActorKind.Guests)
        {
            yield break;
        }
        foreach (var sentence in SentencesOfOthers(model, wanted))
        {
            var roles = Roles(model, persona, sentence).ToList();
            foreach (var alternative in ConditionTransform.Disjuncts(sentence.Condition))
            {
                var claims = alternative.Where(IsOfClaim).Except(wanted.Comparisons).ToList();
                foreach (var role in wanted.SecondRole is null ? roles : [null])
                {
                    if (role is not null || claims.Count > 0)
                    {
                        yield return wanted with
                        {
                            Comparisons = [.. wanted.Comparisons, .. claims],
                            SecondRole = role ?? wanted.SecondRole,
                        };
                    }
                }
            }
        }
    }

    /// <summary>The roles that a sentence names; null where it means callers without a role, too.</summary>
    private static IEnumerable<Role?> Roles(DataModel model, CallerKind persona, Permission sentence) =>
        sentence
            .Actors.Select(actor =>
                actor.Kind == ActorKind.Role && actor != persona.Actor
                    ? model.Roles.FirstOrDefault(role => role.Name == actor.Role)
                    : null
            )
            .Distinct();

    private static IEnumerable<Permission> SentencesOfOthers(DataModel model, ScenarioRequirements wanted)
    {
        var collections = wanted
            .OfBatch.SelectMany(BatchFactory.PathsOf)
            .Select(path => model.CollectionOf(path.Shape))
            .OfType<Collection>()
            .Distinct();
        return collections
            .SelectMany(collection => model.Policy(collection.Path)?.Permissions ?? [])
            .Where(sentence => sentence is { Grants: true, ByHand: null } && sentence.Operations.Any(IsWrite));
    }

    private static bool IsWrite(Operation operation) => operation is not (Operation.Get or Operation.List);

    /// <summary>Whether a comparison is about a claim alone, and so says the same of each write of a batch.</summary>
    private static bool IsOfClaim(Comparison comparison) =>
        CallerComparison.Of(comparison) is { Caller: TokenOperand, IsConstant: true };
}
