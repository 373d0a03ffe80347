using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Coverage;

/// <summary>
/// An atomic condition of an allow statement: an operand of <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> or <c>? :</c> that
/// has none of these inside, with functions and variables expanded, each call apart.
/// </summary>
/// <param name="Statement">The statement.</param>
/// <param name="Condition">Where the condition stands; in a function where it is a part of one.</param>
/// <param name="Pair">The scenarios that show its effect; null where none were found.</param>
/// <param name="IsImpossible">Whether the statement proves that there is no pair.</param>
/// <param name="Unmet">
/// Without a pair and without a proof, the condition that could not be met; null where none is known.
/// </param>
public sealed record ExploredCondition(
    AllowStatement Statement,
    SourceSpan Condition,
    ConditionPair? Pair,
    bool IsImpossible,
    UnreachedWay? Unmet
);

/// <summary>
/// Two scenarios in which one condition alone decides: its outcomes differ and those of the statement do, and no other
/// condition that was evaluated in both has a part in it (masking MC/DC, modified condition/decision coverage).
/// </summary>
/// <param name="Allowed">The request that the statement allows.</param>
/// <param name="Denied">The request that it does not allow.</param>
/// <param name="Outcome">The outcome of the condition in <paramref name="Allowed"/>.</param>
public sealed record ConditionPair(Scenario Allowed, Scenario Denied, bool Outcome);

/// <summary>The atomic conditions of all allow statements, in the order of the file.</summary>
/// <param name="Conditions">The conditions.</param>
/// <param name="IsCutOff">
/// Whether some were not searched to the end, because the statements have too many conditions.
/// </param>
public sealed record ExploredConditions(ImmutableArray<ExploredCondition> Conditions, bool IsCutOff)
{
    /// <summary>The conditions, each with whether its effect is shown.</summary>
    public IEnumerable<CoveredCondition> Covered =>
        Conditions.Select(one => new CoveredCondition(
            one.Statement,
            one.Condition,
            one.Pair is not null,
            one.IsImpossible
        ));
}
