namespace RulesHarness.Language.Exploration;

/// <summary>
/// Makes the other writes of a commit such as rules allow them. Rules decide each write of a commit by itself, so a
/// write that is allowed only together with another one is of no use where the other one is denied.
/// </summary>
/// <param name="isAllowed">Whether the rules allow a scenario's request, whatever becomes of its commit.</param>
/// <param name="waysOf">The ways in which the rules can allow a scenario's request, each as its goals.</param>
/// <param name="solve">Searches a scenario in which goals hold, from another one.</param>
internal sealed class CommitCompletion(
    Func<Scenario, bool> isAllowed,
    Func<Scenario, IEnumerable<IReadOnlyList<Goal>>> waysOf,
    Func<Scenario, List<Goal>, Scenario?> solve
)
{
    /// <summary>The most other writes that are made to be allowed.</summary>
    private const int MostWrites = 4;

    /// <summary>The most ways of one write that are tried.</summary>
    private const int MostWays = 6;

    /// <summary>The most searches for one commit.</summary>
    private const int MostSearches = 12;

    private int _searches;

    /// <summary>
    /// The scenario with a commit of which every write is allowed; null where none was found. The other writes are
    /// solved together with the request, for each may ask for something of the other one.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="goals">What must hold of its request.</param>
    /// <param name="holds">Whether a scenario is still of use.</param>
    public Scenario? Complete(Scenario scenario, IReadOnlyList<Goal> goals, Func<Scenario, bool> holds)
    {
        _searches = 0;
        return Complete(scenario, [.. goals], holds, MostWrites);
    }

    private Scenario? Complete(Scenario scenario, List<Goal> goals, Func<Scenario, bool> holds, int writes)
    {
        if (!holds(scenario))
        {
            return null;
        }

        var denied = Commit.OtherPaths(scenario).FirstOrDefault(path => !isAllowed(Commit.At(scenario, path)));
        if (denied is null)
        {
            return scenario;
        }

        if (writes == 0)
        {
            return null;
        }

        // Perhaps it need not be written: it may have been so before.
        return Complete(Commit.Without(scenario, denied), goals, holds, writes - 1)
            ?? waysOf(Commit.At(scenario, denied))
                .Take(MostWays)
                .Select(Try)
                .FirstOrDefault(completed => completed is not null);

        Scenario? Try(IReadOnlyList<Goal> way)
        {
            if (_searches++ >= MostSearches)
            {
                return null;
            }

            List<Goal> all = [.. goals, .. way.Select(goal => goal with { Write = denied })];
            return solve(scenario, all) is { } solved ? Complete(solved, all, holds, writes - 1) : null;
        }
    }
}
