using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>The sentences beside one that grant the same operation to the same kind of caller.</summary>
internal static class OtherSentences
{
    /// <summary>The comparisons that keep them from granting: the first part of each of their conditions, broken.</summary>
    public static IEnumerable<Comparison> Broken(
        Policy policy,
        Operation operation,
        CallerKind persona,
        Permission? sentence
    ) =>
        policy
            .Granting(operation)
            .Where(other => other != sentence && other.Condition is not null && persona.IsAmong(other.Actors))
            .SelectMany(other => ConditionTransform.First(other.Condition, negated: true));
}
