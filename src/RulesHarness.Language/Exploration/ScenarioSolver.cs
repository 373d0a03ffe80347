using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Language.Exploration;

/// <summary>Searches a scenario in which all literals of a way hold. What it returns holds, by the evaluator; it may fail to find one.</summary>
internal sealed class ScenarioSolver(RuleStatement statement)
{
    /// <summary>Scenarios that are tried for one way.</summary>
    private const int MaxTries = 600;

    /// <summary>Proposals for one literal that are followed.</summary>
    private const int MaxProposals = 8;

    private readonly Repairs repairs = new(statement);
    private int tries;

    /// <summary>The literal that was left open at the nearest attempt.</summary>
    public Literal Open { get; private set; }

    public Scenario? Solve(Scenario start, ImmutableArray<Literal> way)
    {
        tries = 0;
        Furthest = -1;
        // Each literal may be mended twice, as others undo it.
        return Search(start, way, (2 * way.Length) + 4);
    }

    private int Furthest { get; set; }

    private Scenario? Search(Scenario scenario, ImmutableArray<Literal> way, int depth)
    {
        var open = IndexOfOpen(scenario, way);
        if (open < 0)
        {
            return scenario;
        }

        if (open > Furthest)
        {
            (Furthest, Open) = (open, way[open]);
        }

        if (depth == 0)
        {
            return null;
        }

        foreach (var proposal in repairs.Propose(scenario, way[open].Condition, way[open].Outcome).Take(MaxProposals))
        {
            if (++tries > MaxTries)
            {
                return null;
            }

            if (Search(proposal, way, depth - 1) is { } solved)
            {
                return solved;
            }
        }

        return null;
    }

    private int IndexOfOpen(Scenario scenario, ImmutableArray<Literal> way)
    {
        for (var i = 0; i < way.Length; i++)
        {
            if (!Holds(scenario, way[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private bool Holds(Scenario scenario, Literal literal) =>
        statement.Evaluate(literal.Condition, scenario) is { IsBool: true } value && value.AsBool == literal.Outcome;
}
