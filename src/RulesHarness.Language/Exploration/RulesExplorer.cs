using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Makes requests from the rules themselves: for each way in which an allow statement can be true, a request that takes
/// it. Nothing is returned that the evaluator has not decided so; a way for which nothing was found is not proven
/// impossible.
/// </summary>
public sealed class RulesExplorer
{
    /// <summary>
    /// The work after which an exploration ends, as <see cref="ExploredStatement.Work"/> counts it: some seconds on one
    /// core.
    /// </summary>
    public const long MostWork = SearchWork.Usual;

    /// <summary>Ways that are searched longer, where no way of a statement was reached.</summary>
    private const int MostTriedAgain = 2;

    /// <summary>Expressions that most decisions evaluate.</summary>
    private const int ExpressionsOfDecision = 20;

    private readonly RulesProgram _program;
    private readonly ImmutableArray<RuleStatement> _statements;
    private readonly Dictionary<RuleStatement, Lazy<StatementWays>> _ways;
    private readonly DateTimeOffset _time;
    private readonly List<(Scenario Scenario, bool IsAllowed)> _decided = [];
    private ExplorationMemory? _memory;
    private Func<AllowStatement, string>? _digestOf;

    /// <summary>
    /// Prepares rules that the compiler accepts. <paramref name="time"/> is the time of requests for which no other is
    /// needed.
    /// </summary>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public RulesExplorer(ParsedRules rules, DateTimeOffset time)
        : this(rules, RulesProgram.Compile(rules), time) { }

    /// <summary>Prepares rules with the program that they were compiled to.</summary>
    public RulesExplorer(ParsedRules rules, RulesProgram program, DateTimeOffset time)
        : this(rules, program, time, new SearchWork()) { }

    /// <summary>Prepares rules for searches that may do some work.</summary>
    internal RulesExplorer(ParsedRules rules, RulesProgram program, DateTimeOffset time, SearchWork work)
    {
        _program = program;
        Work = work;
        _statements = [.. RuleStatement.Of(rules.File, Work)];
        Index = new StatementIndex(_statements);
        _ways = _statements.ToDictionary(statement => statement, WaysOf);
        _time = time;
    }

    private static Lazy<StatementWays> WaysOf(RuleStatement statement) => new(() => StatementWays.Of(statement));

    /// <summary>
    /// Every allow statement by each kind of request that it is about, in the order of the file; twice where a
    /// recursive wildcard makes it about a collection and the sub-collections.
    /// </summary>
    /// <param name="starts">
    /// Scenarios to begin with, for a path and a method, the likeliest first: valid documents make likelier requests.
    /// The path is the statement's, with a made-up id for each wildcard. Null begins with documents without fields.
    /// </param>
    /// <param name="isWanted">The statements to explore; null for all.</param>
    /// <param name="paths">
    /// Gets the documents to explore a statement at from its own paths. Those that it is not about are left out. Null
    /// explores each statement at its own paths.
    /// </param>
    public IEnumerable<ExploredStatement> Explore(
        Func<string, RulesMethod, IEnumerable<Scenario>>? starts = null,
        Func<AllowStatement, bool>? isWanted = null,
        Func<IReadOnlyList<string>, IEnumerable<string>>? paths = null
    ) =>
        from statement in _statements
        where isWanted is null || isWanted(statement.Statement)
        from path in PathsOf(statement, paths)
        from method in statement.Methods
        select Explore(statement, path, method, starts);

    /// <summary>
    /// Takes explorations from a memory, and keeps new ones there. It is for explorations that begin with the same
    /// scenarios, at the same time.
    /// </summary>
    /// <param name="memory">The memory.</param>
    /// <param name="digestOf">
    /// Gets a digest of the text of a statement with those of the blocks and functions that it depends on: the same
    /// digest means the same condition in another version of the file.
    /// </param>
    public void Remember(ExplorationMemory memory, Func<AllowStatement, string> digestOf) =>
        (_memory, _digestOf) = (memory, digestOf);

    private static IEnumerable<string> PathsOf(
        RuleStatement statement,
        Func<IReadOnlyList<string>, IEnumerable<string>>? paths
    )
    {
        var own = statement.DocumentPaths();
        return own.Count == 0 || paths is null ? own : paths(own).Where(statement.IsAbout);
    }

    /// <summary>Every allow statement, in the order of the file.</summary>
    internal ImmutableArray<RuleStatement> Statements => _statements;

    /// <summary>Finds statements by what they are about.</summary>
    internal StatementIndex Index { get; }

    /// <summary>Counts what is evaluated.</summary>
    internal SearchWork Work { get; }

    /// <summary>Reads the conditions of the file.</summary>
    internal ConditionReader Reader { get; } = new();

    /// <summary>The plainest request of each kind that a statement is about.</summary>
    internal IEnumerable<Scenario> Starts(RuleStatement statement) =>
        from path in statement.DocumentPaths()
        from method in statement.Methods
        select PlainScenario.Of(path, method, _time);

    /// <summary>The decision on a scenario's request.</summary>
    internal Decision Decide(Scenario scenario)
    {
        Work.Add(ExpressionsOfDecision);
        return _program.Decide(scenario.Request, scenario.Lookup);
    }

    /// <summary>Returns true if a scenario's request is allowed, with all of its commit.</summary>
    internal bool Allows(Scenario scenario)
    {
        Work.Add(ExpressionsOfDecision * (1 + scenario.DocumentsAfter.Count + scenario.DocumentsDeleted.Count));
        return scenario.IsAllowedBy(_program);
    }

    /// <summary>The ways in which a statement allows a request of one kind at a path.</summary>
    internal ExploredStatement Explore(
        RuleStatement statement,
        string path,
        RulesMethod method,
        Func<string, RulesMethod, IEnumerable<Scenario>>? starts
    )
    {
        if (Work.IsSpent)
        {
            return new ExploredStatement(statement.Statement, method, [], [], IsCutOff: true);
        }

        var digest = _digestOf?.Invoke(statement.Statement) ?? "";
        if (Remembered(statement, path, method, digest) is { } remembered)
        {
            return remembered;
        }
        var before = Work.Done;
        _decided.Clear();
        var begin = (starts?.Invoke(path, method) ?? []).Append(PlainScenario.Of(path, method, _time)).ToList();
        statement.KeepValuesIn(begin);
        var explored = Reach(statement, method, begin) with { Work = Work.Done - before };
        if (!Work.IsSpent)
        {
            _memory?.Keep(digest, path, new KnownExploration(explored, [.. _decided]));
        }
        return explored;
    }

    private ExploredStatement Reach(RuleStatement statement, RulesMethod method, List<Scenario> begin)
    {
        var reached = ImmutableArray.CreateBuilder<ExploredWay>();
        var open = ImmutableArray.CreateBuilder<UnreachedWay>();
        var solver = new ScenarioSolver();
        var known = _ways[statement].Value;
        foreach (var (way, goals) in known.Ways)
        {
            var isAgain = reached.Count == 0 && open.Count < MostTriedAgain;
            if (
                (Reach(solver, begin, goals) ?? (isAgain ? ReachLater(solver, begin[^1], goals) : null)) is { } scenario
            )
            {
                var whole = Committed(solver, scenario, goals);
                reached.Add(
                    new ExploredWay(whole, [.. way.Select(literal => literal.Condition.Span)])
                    {
                        DeniedTogether = DeniedTogether(whole, goals),
                    }
                );
            }
            else if (!way.IsEmpty)
            {
                // One that was met, and is not allowed all the same, breaks a limit.
                var unmet = solver.Open ?? goals[0];
                open.Add(new UnreachedWay(unmet.Condition.Span, unmet.Outcome));
            }
        }

        return new ExploredStatement(
            statement.Statement,
            method,
            reached.ToImmutable(),
            open.ToImmutable(),
            known.IsCutOff || Work.IsSpent
        );
    }

    /// <summary>
    /// The exploration of the same statement in an earlier version, if the whole file decides as it did then.
    /// </summary>
    private ExploredStatement? Remembered(RuleStatement statement, string path, RulesMethod method, string digest)
    {
        if (
            _memory is null
            || !_memory.TryGet(digest, path, method, out var known)
            || known.Decided.Any(one => Decide(one.Scenario).IsAllowed != one.IsAllowed)
        )
        {
            return null;
        }
        Work.Add((int)known.Result.Work);
        return known.Result with { Statement = statement.Statement, IsRemembered = true };
    }

    private Scenario? Reach(ScenarioSolver solver, IEnumerable<Scenario> begin, IReadOnlyList<Goal> goals) =>
        begin.Select(start => solver.Solve(start, goals)).FirstOrDefault(IsAllowed);

    // That a statement allows anything at all is worth a longer search.
    private Scenario? ReachLater(ScenarioSolver solver, Scenario start, IReadOnlyList<Goal> goals)
    {
        const int MaxTries = 1_000;
        var scenario = solver.Solve(start, goals, MaxTries);
        return IsAllowed(scenario) ? scenario : null;
    }

    // A write that needs others in its commit is worth more with those that the rules allow.
    private Scenario Committed(ScenarioSolver solver, Scenario scenario, IReadOnlyList<Goal> goals)
    {
        if (scenario.IsSingleWrite)
        {
            return scenario;
        }

        var commits = new CommitCompletion(IsAllowed, WaysOf, (start, all) => solver.Solve(start, all));
        return commits.Complete(scenario, goals, IsAllowed) ?? scenario;
    }

    // The condition that asks for another write is what the rules make impossible, as far as was found.
    private SourceSpan? DeniedTogether(Scenario scenario, IReadOnlyList<Goal> goals)
    {
        if (scenario.OtherWrites.All(IsAllowed))
        {
            return null;
        }

        var asking = goals.FirstOrDefault(goal => goal.Condition.DescendantsAndSelf().Any(LooksAhead));
        return (asking ?? goals[^1]).Condition.Span;
    }

    private static bool LooksAhead(Expression expression) =>
        expression is CallExpression { Target: null, Function.Text: "getAfter" or "existsAfter" };

    private IEnumerable<IReadOnlyList<Goal>> WaysOf(Scenario scenario) =>
        Index
            .Near(scenario.Request.Method, scenario.Request.Path)
            .Where(statement => statement.IsAbout(scenario))
            .SelectMany(statement => _ways[statement].Value.Ways)
            .Select(way => (IReadOnlyList<Goal>)way.Goals);

    private bool IsAllowed(Scenario? scenario)
    {
        if (scenario is null)
        {
            return false;
        }
        var isAllowed = Decide(scenario).IsAllowed;
        _decided.Add((scenario, isAllowed));
        return isAllowed;
    }
}
