using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>A path and an operation: the callers for whom a request was found, and what was not reached.</summary>
internal sealed class AccessRow
{
    private static readonly RulesMethod[] Methods =
    [
        RulesMethod.Get,
        RulesMethod.List,
        RulesMethod.Create,
        RulesMethod.Update,
        RulesMethod.Delete,
    ];

    private readonly RulesExplorer _explorer;
    private readonly WeakestCaller _weakest;
    private readonly DateTimeOffset _time;
    private readonly List<(RuleStatement Statement, Lazy<Expression?> Condition)> _possible;
    private readonly List<(RuleStatement Statement, Lazy<Expression?> Condition)> _deciding = [];
    private readonly Dictionary<AccessCaller, Scenario> _found = [];
    private readonly List<CallerRelation> _ownerships = [];
    private readonly List<ExploredStatement> _explored = [];

    // Whether every way of every statement is known to be impossible.
    private bool _isNever = true;

    private AccessRow(RulesExplorer explorer, RuleStatement first, RulesMethod method, DateTimeOffset time)
    {
        (_explorer, _time, Method) = (explorer, time, method);
        Path = string.Join('/', first.BelowRoot());
        _weakest = new WeakestCaller(explorer.Allows);
        _possible =
        [
            .. explorer
                .Index.Near(method, first)
                .Where(statement =>
                    PathMeeting.CanMeet(statement.Scope.Segments.AsSpan(), first.Scope.Segments.AsSpan())
                )
                .Select(statement => (statement, new Lazy<Expression?>(statement.Expanded))),
        ];
        foreach (var path in first.DocumentPaths())
        {
            Explore(path, first.BelowRoot().First() is GlobSegment);
        }
    }

    public string Path { get; }

    public RulesMethod Method { get; }

    /// <summary>The smallest allowed request for each caller, in the order in which they were found.</summary>
    public IReadOnlyDictionary<AccessCaller, Scenario> Found => _found;

    /// <summary>The relations that make an owner, in the requests that were found.</summary>
    public IReadOnlyList<CallerRelation> Ownerships => _ownerships;

    /// <summary>The conditions that could not be met.</summary>
    public ImmutableArray<SourceSpan> Unmet => [.. _explored.SelectMany(UnmetOf).Distinct()];

    /// <summary>The statements that are about the path, as they were explored.</summary>
    public IReadOnlyList<ExploredStatement> Explored => _explored;

    /// <summary>A row for each path that the rules have allow statements for, and each operation.</summary>
    public static IEnumerable<AccessRow> Of(RulesExplorer explorer, DateTimeOffset time) =>
        from first in explorer
            .Statements.Where(statement => statement.DocumentPaths().Count > 0)
            .DistinctBy(statement => string.Join('/', statement.BelowRoot()))
        from method in Methods
        where !IsGroup(first) || explorer.Index.Near(method, first).Any(statement => IsSame(statement, first))
        select new AccessRow(explorer, first, method, time);

    /// <summary>Returns true if the conditions prove that no request of the caller is allowed.</summary>
    public bool IsImpossible(AccessCaller caller) =>
        _isNever
        || _possible.TrueForAll(possible =>
            !_explorer.Work.IsSpent
            && possible.Condition.Value is { } condition
            && new CallerProof(caller, possible.Statement.Scope).IsImpossible(condition, true)
        );

    /// <summary>Returns true if the conditions prove that every request of the caller is allowed.</summary>
    public bool IsCertain(AccessCaller caller) =>
        _deciding.Exists(deciding =>
            !_explorer.Work.IsSpent
            && (
                deciding.Condition.Value is not { } condition
                || new CallerProof(caller, deciding.Statement.Scope).IsCertain(condition)
            )
        );

    private static IEnumerable<SourceSpan> UnmetOf(ExploredStatement explored) =>
        explored
            .NotReached.Select(way => way.Condition)
            .Concat(explored.Ways.Select(way => way.DeniedTogether).OfType<SourceSpan>());

    // Documents below a recursive wildcard mostly have a block of their own.
    private static bool IsGroup(RuleStatement statement) =>
        statement.BelowRoot().Any(segment => segment is GlobSegment);

    private static bool IsSame(RuleStatement statement, RuleStatement first) =>
        string.Join('/', statement.BelowRoot()) == string.Join('/', first.BelowRoot());

    private void Explore(string path, bool isGroup)
    {
        var plain =
            isGroup && Method == RulesMethod.List
                ? PlainScenario.OfGroup(path, _time)
                : PlainScenario.Of(path, Method, _time);
        foreach (var (statement, condition) in _possible)
        {
            if (!statement.IsAbout(plain))
            {
                _isNever = false;
                continue;
            }

            _deciding.Add((statement, condition));
            var explored = _explorer.Explore(statement, path, Method, (_, _) => [plain]);
            _isNever &= explored is { IsCutOff: false, Ways.IsEmpty: true, NotReached.IsEmpty: true };
            _explored.Add(explored);
            // A write that is allowed only in a commit that is denied is not allowed.
            foreach (var way in explored.Ways.Where(way => _explorer.Allows(way.Scenario)))
            {
                Add(way.Scenario);
            }
        }
    }

    private void Add(Scenario allowed)
    {
        var (scenario, caller) = _weakest.Of(allowed);
        _ownerships.AddRange(CallerRelations.Of(scenario).Where(relation => relation.IsOwnership));
        if (!_found.TryGetValue(caller, out var known) || ScenarioSize.Of(scenario) < ScenarioSize.Of(known))
        {
            _found[caller] = scenario;
        }
    }
}
