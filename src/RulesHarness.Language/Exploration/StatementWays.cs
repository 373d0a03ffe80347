using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// The ways in which a statement can be true, each with its goals: they are the same for every request.
/// </summary>
/// <param name="Ways">The ways that nothing contradicts.</param>
/// <param name="IsCutOff">Whether there are more ways than were looked at.</param>
internal sealed record StatementWays(
    ImmutableArray<(ImmutableArray<AtomicCondition> Literals, ImmutableArray<Goal> Goals)> Ways,
    bool IsCutOff
)
{
    public static StatementWays Of(RuleStatement statement)
    {
        if (LogicLifter.ConditionOf(statement) is not { } condition)
        {
            return new StatementWays([([], [])], false);
        }

        var finder = new WayFinder();
        var contradictions = new Contradictions(new ConditionReader());
        var repairs = new Repairs(statement);
        var ways = finder
            .Find(condition, true)
            .Where(way => !contradictions.IsImpossible(way))
            .Select(way =>
                (
                    way,
                    way.Select(literal => new Goal(statement, repairs, literal.Condition, literal.Outcome))
                        .ToImmutableArray()
                )
            )
            .ToImmutableArray();
        statement.Work.Add(ways.Sum(way => way.way.Length));
        return new StatementWays(ways, finder.IsCutOff);
    }
}
