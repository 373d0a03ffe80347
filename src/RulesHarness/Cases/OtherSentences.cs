using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>The sentences beside one that grant the same operation to the same kind of caller.</summary>
internal static class OtherSentences
{
    /// <summary>A condition that can be broken in more ways than this has its first part broken.</summary>
    private const int MostWays = 30;

    /// <summary>
    /// The comparisons that keep them from granting: of each of their conditions one part is broken, if possible one
    /// about the stored document. A part that every owner, or every holder of the role, meets can't be broken, nor one
    /// that is asked of the caller.
    /// </summary>
    public static IEnumerable<Comparison> Broken(
        DataModel model,
        PermissionCell cell,
        Permission? sentence,
        ScenarioRequirements wanted
    )
    {
        var isOwners =
            wanted.AsOwner != false
            && (cell.Persona.Actor.Kind == ActorKind.Owner || wanted.AsOwner == true || sentence is { OwnOnly: true });
        HashSet<Comparison> met = [.. wanted.OfCaller, .. OfRole(model, cell.Persona)];
        return cell
            .Policy.Granting(cell.Operation)
            .Where(other => other != sentence && cell.Persona.IsAmong(other.Actors))
            .Select(other => other.Condition)
            .OfType<Condition>()
            .Select(condition => ScenarioRequirements.OfOperation(cell.Operation, condition))
            .SelectMany(condition => Broken(condition, IsAlwaysMet));

        bool IsAlwaysMet(Comparison part) =>
            met.Contains(part) || isOwners && OwnerConditions.Implies(cell.Policy.Owner, cell.Collection.IdName, part);
    }

    private static IReadOnlyList<Comparison> Broken(Condition condition, Func<Comparison, bool> isAlwaysMet) =>
        ConditionTransform.Count(condition, negated: true) > MostWays
            ? ConditionTransform.First(condition, negated: true)
            : ConditionTransform
                .Disjuncts(condition, negated: true)
                .Where(way => CanBeBroken(way, isAlwaysMet))
                .MinBy(CountElsewhere)
                ?? [];

    private static bool CanBeBroken(IReadOnlyList<Comparison> way, Func<Comparison, bool> isAlwaysMet) =>
        way.All(broken => !isAlwaysMet(ConditionTransform.Negate(broken)));

    private static int CountElsewhere(IReadOnlyList<Comparison> way) =>
        way.Count(broken => !ScenarioRequirements.IsOfStored(broken));

    private static IReadOnlyList<Comparison> OfRole(DataModel model, CallerKind persona) =>
        persona.IsRole
            ? ConditionTransform.First(RoleConditions.Of(model.Roles.First(role => role.Name == persona.Actor.Role)))
            : [];
}
