namespace RulesHarness.Language.Exploration;

/// <summary>
/// Searches a scenario in which all goals hold: best first, by how many are open. What it returns holds, by the
/// evaluator; it may fail to find one.
/// </summary>
internal sealed class ScenarioSolver
{
    /// <summary>Scenarios that are tried for one way.</summary>
    private const int MaxTries = 120;

    /// <summary>Proposals for one goal that are tried.</summary>
    private const int MaxProposals = 12;

    /// <summary>The goal that was left open at the nearest attempt for the last goals; null where none was.</summary>
    public Goal? Open { get; private set; }

    /// <summary>The scenarios that were tried for the last goals.</summary>
    public int Tries { get; private set; }

    public Scenario? Solve(Scenario start, IReadOnlyList<Goal> goals, int maxTries = MaxTries)
    {
        var queue = new PriorityQueue<Attempt, (int Open, int Order)>();
        var nearest = int.MaxValue;
        (Open, Tries) = (null, 0);
        Add(start);
        while (queue.TryDequeue(out var attempt, out _))
        {
            if (attempt.Open.Count == 0)
            {
                Open = null;
                return attempt.Scenario;
            }

            if (attempt.Open.Count < nearest)
            {
                (nearest, Open) = (attempt.Open.Count, goals[attempt.Open[0]]);
            }

            // The first open goal mostly decides whether the others have a value at all.
            foreach (var goal in attempt.Open.Take(2).Select(index => goals[index]))
            {
                foreach (var proposal in goal.Propose(attempt.Scenario).Take(MaxProposals))
                {
                    if (++Tries > maxTries || goal.Statement.Work.IsSpent)
                    {
                        return null;
                    }

                    Add(proposal);
                }
            }
        }

        return null;

        void Add(Scenario scenario)
        {
            var open = OpenOf(scenario, goals);
            queue.Enqueue(new Attempt(scenario, open), (open.Count, Tries));
        }
    }

    private static List<int> OpenOf(Scenario scenario, IReadOnlyList<Goal> goals)
    {
        var open = new List<int>();
        for (var i = 0; i < goals.Count; i++)
        {
            if (!goals[i].Holds(scenario))
            {
                open.Add(i);
            }
        }

        return open;
    }

    /// <summary>A scenario, and the numbers of the goals that don't hold in it.</summary>
    private sealed record Attempt(Scenario Scenario, List<int> Open);
}
