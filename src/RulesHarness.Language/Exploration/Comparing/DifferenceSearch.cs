using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Searches requests that one file allows and the other one denies. A request that is returned was decided so by both.
/// </summary>
/// <param name="allowing">The file that is to allow the request.</param>
/// <param name="denying">The file that is to deny it.</param>
/// <param name="starts">Scenarios to begin with, for a statement's path and a method.</param>
internal sealed class DifferenceSearch(
    ComparedFile allowing,
    ComparedFile denying,
    Func<string, RulesMethod, IEnumerable<Scenario>> starts
)
{
    /// <summary>Scenarios that are tried for one clause and path.</summary>
    private const int MaxTries = 4_000;

    /// <summary>Scenarios that are tried for one alternative of a clause.</summary>
    private const int MaxTriesToReach = 400;

    /// <summary>Scenarios that are tried for one place at which the conditions differ.</summary>
    private const int MaxTriesAtOnePlace = 200;

    /// <summary>Clauses of the other file that are compared with one, the likest first.</summary>
    private const int MostCompared = 3;

    private readonly ScenarioSolver _solver = new();
    private int _left;

    /// <summary>The goal that was not met, where nothing was found because the clause itself was not reached.</summary>
    public SourceSpan? Unreached { get; private set; }

    /// <summary>Whether there was more to try.</summary>
    public bool IsCutOff => _left <= 0;

    /// <summary>The first request of a clause that only the allowing file allows; null where none was found.</summary>
    public Scenario? Find(ComparedClause clause)
    {
        _left = MaxTries;
        Unreached = null;
        var reached = Reach(clause).ToList();
        if (reached.Count == 0)
        {
            return null;
        }

        Unreached = null;
        return reached.Find(IsDifferent) ?? AtDifferences(clause, reached) ?? reached.Select(NearMiss).FirstOrDefault(miss => miss is not null);

        Scenario? NearMiss(Scenario scenario) => this.NearMiss(clause, scenario);
    }

    // Each alternative of the clause once, on each path.
    private IEnumerable<Scenario> Reach(ComparedClause clause)
    {
        foreach (var path in clause.Statement.DocumentPaths())
        {
            var begin = starts(path, clause.Method).ToList();
            foreach (var choice in FormulaChoices.Of(clause.Condition))
            {
                if (First(begin, [.. choice.Select(clause.Goal)]) is not { } reached)
                {
                    continue;
                }

                yield return reached;
                // What was reached is a better start than nothing.
                begin.Insert(0, reached);
                if (IsDifferent(reached))
                {
                    yield break;
                }
            }
        }
    }

    private Scenario? First(IEnumerable<Scenario> begin, List<Goal> own)
    {
        foreach (var start in begin)
        {
            if (Solve(start, own, MaxTriesToReach) is { } scenario && allowing.Decide(scenario).IsAllowed)
            {
                return scenario;
            }

            Unreached = (_solver.Open ?? (own.Count > 0 ? own[0] : null))?.Condition.Span;
        }

        return null;
    }

    private Scenario? AtDifferences(ComparedClause clause, List<Scenario> reached)
    {
        var own = FormulaTexts.Conjuncts(clause.Condition).Select(clause.Goal).ToList();
        foreach (var start in reached)
        {
            var others = denying.About(start).ToList();
            var denials = others.Select(other => other.Denial()).ToList();
            var likest = others
                .OrderByDescending(other => FormulaTexts.Shared(clause.Condition, other.Condition))
                .Take(MostCompared);
            foreach (var other in likest)
            {
                foreach (var focus in FocusFinder.Find(clause.Condition, other.Condition))
                {
                    var places = focus.SelectMany(part => GoalsOf(part, clause, other));
                    List<Goal> goals = [.. places, .. own, .. denials];
                    if (Solve(start, goals, MaxTriesAtOnePlace) is { } scenario && IsDifferent(scenario))
                    {
                        return scenario;
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<Goal> GoalsOf(Focus focus, ComparedClause clause, ComparedClause other) =>
        focus.IsTrue
            ? FormulaTexts.Conjuncts(focus.Part).Select(clause.Goal)
            :
            [
                other.Goal(focus.Part) with
                {
                    Outcome = false,
                    IsFailureEnough = true,
                },
            ];

    // One step from a request that both allow, at each atomic condition of either side.
    private Scenario? NearMiss(ComparedClause clause, Scenario reached)
    {
        const int MaxProposals = 12;
        var goals = denying.About(reached).Select(other => other.Denial()).Prepend(clause.Goal(clause.Condition));
        foreach (var goal in goals.SelectMany(Atoms))
        {
            foreach (var proposal in goal.Propose(reached).Take(MaxProposals))
            {
                if (_left-- <= 0)
                {
                    return null;
                }

                if (IsDifferent(proposal))
                {
                    return proposal;
                }
            }
        }

        return null;
    }

    private static IEnumerable<Goal> Atoms(Goal goal) =>
        ScenarioAtoms
            .Of(goal.Condition)
            .SelectMany(atom =>
                new[] { true, false }.Select(outcome =>
                    goal with
                    {
                        Condition = atom,
                        Outcome = outcome,
                        IsFailureEnough = false,
                    }
                )
            );

    private Scenario? Solve(Scenario start, List<Goal> goals, int maxTries)
    {
        if (_left <= 0)
        {
            return null;
        }

        var scenario = _solver.Solve(start, goals, Math.Min(_left, maxTries));
        _left -= _solver.Tries;
        return scenario;
    }

    private bool IsDifferent(Scenario scenario) =>
        allowing.Decide(scenario).IsAllowed && !denying.Decide(scenario).IsAllowed;
}
