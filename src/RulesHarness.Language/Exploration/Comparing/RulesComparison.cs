using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Comparing;

/// <summary>
/// Compares the behaviour of two rules files. Statements that are equal by rewriting, such as renamed or inlined
/// functions and reordered operands, are the same. For each other one a request is searched that one file allows and
/// the other one denies. Nothing is returned that the evaluator has not decided so on both, the other writes of its
/// commit included; that nothing was found proves nothing.
/// </summary>
public sealed class RulesComparison
{
    private readonly ComparedFile _before;
    private readonly ComparedFile _after;
    private readonly Func<string, RulesMethod, IEnumerable<Scenario>>? _starts;
    private readonly DateTimeOffset _time;

    private RulesComparison(
        ComparedFile before,
        ComparedFile after,
        DateTimeOffset time,
        Func<string, RulesMethod, IEnumerable<Scenario>>? starts
    ) => (_before, _after, _time, _starts) = (before, after, time, starts);

    /// <summary>Compares two files that the compiler accepts.</summary>
    /// <param name="before">The rules as they were.</param>
    /// <param name="after">The rules as they are now.</param>
    /// <param name="time">The time of requests for which no other is needed.</param>
    /// <param name="starts">
    /// Scenarios to begin with, for a path and a method, the likeliest first, as for <see cref="RulesExplorer"/>.
    /// </param>
    /// <exception cref="ArgumentException">A file has errors.</exception>
    public static RulesDifference Compare(
        ParsedRules before,
        ParsedRules after,
        DateTimeOffset time,
        Func<string, RulesMethod, IEnumerable<Scenario>>? starts = null
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var comparison = new RulesComparison(
            new ComparedFile(before, "before"),
            new ComparedFile(after, "after"),
            time,
            starts
        );
        return comparison.Compare();
    }

    /// <summary>
    /// Returns true if two files that the compiler accepts are proven to decide all requests alike, without a search
    /// for a request that shows the opposite.
    /// </summary>
    internal static bool AreProvenSame(ParsedRules before, ParsedRules after)
    {
        var (one, other) = (new ComparedFile(before, "before"), new ComparedFile(after, "after"));
        return Open(one, other).Concat(Open(other, one)).FirstOrDefault() is null;
    }

    private RulesDifference Compare()
    {
        var (widened, looser) = Search(ChangeDirection.Widened);
        var (narrowed, stricter) = Search(ChangeDirection.Narrowed);
        return new RulesDifference([.. widened, .. narrowed], [.. looser, .. stricter])
        {
            Unexpanded =
            [
                .. _after.Unexpanded.Select(one => new UnexpandedStatement(ChangeDirection.Widened, one)),
                .. _before.Unexpanded.Select(one => new UnexpandedStatement(ChangeDirection.Narrowed, one)),
            ],
        };
    }

    private (List<BehaviourChange> Changes, List<UndecidedClause> Undecided) Search(ChangeDirection direction)
    {
        var isWidened = direction == ChangeDirection.Widened;
        var (allowing, denying) = isWidened ? (_after, _before) : (_before, _after);
        var search = new DifferenceSearch(allowing, denying, Starts);
        var (changes, undecided) = (new List<BehaviourChange>(), new List<UndecidedClause>());
        foreach (var clause in Open(allowing, denying))
        {
            var statement = clause.Statement.Statement;
            if (search.Find(clause) is { } scenario)
            {
                changes.Add(ChangeOf(direction, clause, scenario, Shrink(scenario, allowing, denying)));
            }
            else
            {
                undecided.Add(
                    new UndecidedClause(direction, statement, clause.Method, search.Unreached, search.IsCutOff)
                );
            }
        }

        return (changes, undecided);
    }

    /// <summary>The clauses that are not proven to allow nothing more than the other file.</summary>
    private static IEnumerable<ComparedClause> Open(ComparedFile allowing, ComparedFile denying) =>
        allowing.Clauses.Where(clause => !clause.IsNeverTrue && !denying.Covers(clause));

    private BehaviourChange ChangeOf(
        ChangeDirection direction,
        ComparedClause clause,
        Scenario found,
        Scenario scenario
    ) =>
        new(
            direction,
            string.Join('/', clause.Statement.BelowRoot()),
            clause.Method,
            scenario,
            found,
            _before.Decide(scenario),
            _after.Decide(scenario),
            clause.Condition.Text
        );

    // The cause of the denial stays, so that a condition that is false does not become one that has no value.
    private static Scenario Shrink(Scenario scenario, ComparedFile allowing, ComparedFile denying)
    {
        var cause = denying.Decide(scenario).Cause;
        return new ScenarioShrinker(smaller =>
            allowing.Decide(smaller).IsAllowed
            && allowing.AllowsOthers(smaller)
            && denying.Decide(smaller).Cause is var denied
            && (denied == cause || (denied == Cause.False && cause == Cause.Error))
        ).Shrink(scenario);
    }

    private IEnumerable<Scenario> Starts(string path, RulesMethod method)
    {
        var begin = (_starts?.Invoke(path, method) ?? []).Append(PlainScenario.Of(path, method, _time));
        return method == RulesMethod.List
            ? begin.Append(PlainScenario.OfGroup(path, _time)).Append(PlainScenario.OfName(path, _time))
            : begin;
    }
}
