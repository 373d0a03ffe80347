using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Searches requests that one file allows and the other one denies. A request that is returned was decided so by both,
/// and the file that allows it allows the other writes of its commit.
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
    private List<Goal> _own = [];
    private int _left;

    /// <summary>The goal that was not met, where nothing was found because the clause itself was not reached.</summary>
    public SourceSpan? Unreached { get; private set; }

    /// <summary>Whether there was more to try.</summary>
    public bool IsCutOff => _left <= 0 || allowing.Work.IsSpent || denying.Work.IsSpent;

    /// <summary>The first request of a clause that only the allowing file allows; null where none was found.</summary>
    public Scenario? Find(ComparedClause clause)
    {
        (_left, Unreached) = (MaxTries, null);
        if (IsCutOff)
        {
            return null;
        }

        _own = Goals(clause);
        var reached = clause
            .Statement.DocumentPaths()
            .Select(path => Reach(clause, path, _own))
            .OfType<Scenario>()
            .ToList();
        if (reached.Count == 0)
        {
            return null;
        }

        Unreached = null;
        return First(reached, Different)
            ?? First(reached, scenario => AtDifferences(clause, scenario))
            ?? First(reached, scenario => NearMiss(clause, scenario));
    }

    private static List<Goal> Goals(ComparedClause clause) =>
        [.. FormulaTexts.Conjuncts(clause.Condition).Select(clause.Goal)];

    private static Scenario? First(List<Scenario> scenarios, Func<Scenario, Scenario?> find) =>
        scenarios.Select(find).FirstOrDefault(found => found is not null);

    private Scenario? Reach(ComparedClause clause, string path, List<Goal> own)
    {
        foreach (var start in starts(path, clause.Method))
        {
            if (Solve(start, own, MaxTriesToReach) is { } scenario && allowing.Decide(scenario).IsAllowed)
            {
                return scenario;
            }

            Unreached = (_solver.Open ?? (own.Count > 0 ? own[0] : null))?.Condition.Span;
        }

        return null;
    }

    // The other file denies where of each of its clauses something is not true that this clause does not ask for.
    private Scenario? AtDifferences(ComparedClause clause, Scenario start)
    {
        var known = FormulaTexts.Of(clause.Condition);
        var others = About(start)
            .Select(other => (Clause: other, Open: FormulaTexts.Residual(other.Condition, known)))
            .OrderBy(other => other.Open.Length)
            .ToList();
        foreach (var (other, open) in others.Take(MostCompared))
        {
            var rest = others
                .Where(one => !ReferenceEquals(one.Clause, other))
                .SelectMany(one => Denials(one.Clause, one.Open, known))
                .ToList();
            foreach (var part in open)
            {
                if (IsCutOff)
                {
                    return null;
                }

                denying.Work.Add(open.Length + rest.Count);
                List<Goal> goals = [.. Own(clause, part), .. Denials(other, [part], known), .. rest];
                if (Solve(start, goals, MaxTriesAtOnePlace) is { } scenario && Different(scenario) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    // Without the alternatives that the other file must deny.
    private static IEnumerable<Goal> Own(ComparedClause clause, Formula denied)
    {
        var texts = FormulaTexts.Disjuncts(denied).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var part in FormulaTexts.Conjuncts(clause.Condition))
        {
            yield return clause.Goal(
                part is AnyFormula any ? FormulaBuilder.Any(any.Parts.Where(one => !texts.Contains(one.Text))) : part
            );
        }
    }

    private static IEnumerable<Goal> Denials(
        ComparedClause clause,
        ImmutableArray<Formula> open,
        HashSet<string> known
    ) =>
        open is [AnyFormula any]
            ? any.Parts.SelectMany(part => Denials(clause, FormulaTexts.Residual(part, known), known))
            : [clause.Denial(FormulaBuilder.All(open))];

    // One step from a request that both allow, at each atomic condition of either side.
    private Scenario? NearMiss(ComparedClause clause, Scenario reached)
    {
        const int MaxProposals = 12;
        var goals = About(reached).Prepend(clause).Select(each => each.Goal(each.Condition));
        foreach (var goal in goals.SelectMany(Atoms))
        {
            if (IsCutOff)
            {
                return null;
            }

            foreach (var proposal in goal.Propose(reached).Take(MaxProposals))
            {
                if (IsCutOff || _left-- <= 0)
                {
                    return null;
                }

                if (Different(proposal) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static IEnumerable<Goal> Atoms(Goal goal)
    {
        foreach (var atom in ScenarioAtoms.Of(goal.Condition))
        {
            var isTrue = goal with { Condition = atom };
            yield return isTrue;
            yield return isTrue with
            {
                Outcome = false,
            };
        }
    }

    // A request that more clauses are about than can be compared is compared with the first.
    private IEnumerable<ComparedClause> About(Scenario scenario)
    {
        foreach (var clause in denying.About(scenario))
        {
            denying.Work.Add(clause.Size);
            if (IsCutOff)
            {
                yield break;
            }

            yield return clause;
        }
    }

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

    // The request with the other writes of its commit as the allowing file allows them; null where it is no difference.
    private Scenario? Different(Scenario scenario)
    {
        if (!IsDifferent(scenario))
        {
            return null;
        }

        var denials = About(scenario).Select(clause => clause.Denial(clause.Condition));
        return scenario.IsSingleWrite ? scenario : Commits.Complete(scenario, [.. _own, .. denials], IsDifferent);
    }

    private CommitCompletion Commits =>
        new(
            write => allowing.Decide(write).IsAllowed,
            write => allowing.About(write).Select(Goals),
            (start, goals) => Solve(start, goals, MaxTriesAtOnePlace)
        );

    private bool IsDifferent(Scenario scenario) =>
        allowing.Decide(scenario).IsAllowed && !denying.Decide(scenario).IsAllowed;
}
