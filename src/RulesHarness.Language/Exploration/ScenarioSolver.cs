using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Searches a scenario in which all literals of a way hold: best first, by how many literals are open. What it returns
/// holds, by the evaluator; it may fail to find one.
/// </summary>
internal sealed class ScenarioSolver(RuleStatement statement)
{
    /// <summary>Scenarios that are tried for one way.</summary>
    private const int MaxTries = 120;

    /// <summary>Proposals for one literal that are tried.</summary>
    private const int MaxProposals = 12;

    private readonly Repairs _repairs = new(statement);

    /// <summary>The literal that was left open at the nearest attempt for the last way; null where none was.</summary>
    public AtomicCondition? Open { get; private set; }

    public Scenario? Solve(Scenario start, ImmutableArray<AtomicCondition> way)
    {
        var queue = new PriorityQueue<Attempt, (int Open, int Order)>();
        var (tries, nearest) = (0, int.MaxValue);
        Open = null;
        Add(start);
        while (queue.TryDequeue(out var attempt, out _))
        {
            if (attempt.Open.Count == 0)
            {
                return attempt.Scenario;
            }

            if (attempt.Open.Count < nearest)
            {
                (nearest, Open) = (attempt.Open.Count, way[attempt.Open[0]]);
            }

            // The first open literal mostly decides whether the others have a value at all.
            foreach (var literal in attempt.Open.Take(2).Select(index => way[index]))
            {
                foreach (
                    var proposal in _repairs
                        .Propose(attempt.Scenario, literal.Condition, literal.Outcome)
                        .Take(MaxProposals)
                )
                {
                    if (++tries > MaxTries)
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
            var open = OpenOf(scenario, way);
            queue.Enqueue(new Attempt(scenario, open), (open.Count, tries));
        }
    }

    private List<int> OpenOf(Scenario scenario, ImmutableArray<AtomicCondition> way)
    {
        var open = new List<int>();
        for (var i = 0; i < way.Length; i++)
        {
            if (!Holds(scenario, way[i]))
            {
                open.Add(i);
            }
        }

        return open;
    }

    private bool Holds(Scenario scenario, AtomicCondition literal) =>
        statement.Evaluate(literal.Condition, scenario) is { IsBool: true } value && value.AsBool == literal.Outcome;

    /// <summary>A scenario, and the numbers of the literals that don't hold in it.</summary>
    private sealed record Attempt(Scenario Scenario, List<int> Open);
}
