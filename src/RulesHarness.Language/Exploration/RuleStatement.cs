using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation.Compilation;
using RulesHarness.Language.Evaluation.Execution;
using RulesHarness.Language.Evaluation.Matching;
using RulesHarness.Language.Evaluation.Nodes;
using RulesHarness.Language.Evaluation.Queries;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// An allow statement with what its names mean; evaluates expressions as it would. It belongs to one thread at a time.
/// </summary>
internal sealed class RuleStatement(
    AllowStatement statement,
    MatchBlock block,
    CompilationScope scope,
    int version,
    SearchWork work
)
{
    private const string AnyCollection = "anything";
    private const string AnyId = "any";
    private const int RootSegments = 3;

    /// <summary>An expression is compiled in the time in which so many are evaluated.</summary>
    private const int WorkOfCompiling = 10;

    private readonly Conditions _conditions = new(version);
    private readonly CompiledBlock _compiled = new(block, scope, recursive: null, new Conditions(version), version);
    private readonly Dictionary<Expression, Node> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expression, int> _sizes = new(ReferenceEqualityComparer.Instance);

    // A scenario is asked about many expressions in a row.
    private Asked? _last;

    // Each way begins with the same scenarios, and many ways share conditions.
    private readonly Dictionary<Scenario, Asked> _starts = new(ReferenceEqualityComparer.Instance);

    public AllowStatement Statement => statement;

    public CompilationScope Scope => scope;

    /// <summary>Counts what is evaluated.</summary>
    public SearchWork Work => work;

    /// <summary>The kinds of requests that it is about.</summary>
    public ImmutableArray<RulesMethod> Methods { get; } = MethodNames.Of(statement);

    /// <summary>Every allow statement of the rules for Firestore, in the order of the file.</summary>
    /// <param name="file">The rules.</param>
    /// <param name="work">Counts what the statements evaluate.</param>
    public static IEnumerable<RuleStatement> Of(RulesDocument file, SearchWork work)
    {
        var outside = new CompilationScope(null, [], file.Functions);
        foreach (var service in file.Services.Where(service => service.Name.Text == "cloud.firestore"))
        {
            var inside = new CompilationScope(outside, [], service.Functions);
            foreach (var statement in service.Matches.SelectMany(block => Of(block, inside, file.Version, work)))
            {
                yield return statement;
            }
        }
    }

    /// <summary>
    /// The paths below the root that the statement is about, each with a made-up id for each wildcard: below a
    /// collection that ends in a recursive wildcard, a document of it and one of a sub-collection. None where it is
    /// about no document.
    /// </summary>
    public IReadOnlyList<string> DocumentPaths()
    {
        if (DocumentPath() is not { } path)
        {
            return [];
        }

        var below = $"{AnyCollection}/{AnyId}";
        var endsInId = scope.Segments is [.., GlobSegment] && !path.EndsWith(below, StringComparison.Ordinal);
        return endsInId ? [path, $"{path}/{below}"] : [path];
    }

    /// <summary>The first collection that the path names; null where a wildcard stands there, or before.</summary>
    public string? FirstCollection => _compiled.FirstCollection;

    /// <summary>
    /// The ids of the collections in the path, joined by slashes; null where a wildcard stands for one of them, or for
    /// a part of the path.
    /// </summary>
    public string? Collections { get; } = CollectionsOf(scope.Segments);

    /// <summary>
    /// The segments of the path below the root; from a recursive wildcard on where it is a part of the root.
    /// </summary>
    public IEnumerable<PathSegment> BelowRoot()
    {
        var glob = PathPattern.IndexOfGlob(scope.Segments.AsSpan());
        return scope.Segments.Skip(glob >= 0 ? Math.Min(glob, RootSegments) : RootSegments);
    }

    private static string? CollectionsOf(ImmutableArray<PathSegment> path)
    {
        var ids = path.Skip(RootSegments).Where((_, at) => at % 2 == 0).ToList();
        return
            path.Any(segment => segment is GlobSegment) || ids.Count == 0 || ids.Exists(id => id is not LiteralSegment)
            ? null
            : string.Join('/', ids.Select(id => ((LiteralSegment)id).Text));
    }

    private string? DocumentPath()
    {
        string[] root = ["databases", "(default)", "documents"];
        var ids = new List<string>();
        for (var i = 0; i < scope.Segments.Length; i++)
        {
            var segment = scope.Segments[i];
            if (segment is GlobSegment)
            {
                // As many segments as make the path that of a document.
                ids.AddRange(root.Skip(ids.Count));
                var rest = scope.Segments.Length - i - 1;
                var isOdd = (ids.Count - RootSegments + rest) % 2 != 0;
                ids.AddRange(isOdd ? [AnyId] : [AnyCollection, AnyId]);
            }
            else
            {
                ids.Add(
                    segment is LiteralSegment literal ? literal.Text
                    : i == 1 ? root[1]
                    : $"some-{((CaptureSegment)segment).Name}"
                );
            }
        }

        var isDocument =
            ids.Count > RootSegments && (ids.Count - RootSegments) % 2 == 0 && ids[0] == root[0] && ids[2] == root[2];
        return isDocument ? string.Join('/', ids.Skip(RootSegments)) : null;
    }

    /// <summary>
    /// The value of an expression in a scenario; undefined where the statement is not about the scenario's request.
    /// </summary>
    public RulesValue Evaluate(Expression expression, Scenario scenario)
    {
        var asked = Ask(scenario);
        if (asked.Place is not { } place)
        {
            return RulesValue.Undefined("The statement is not about this path.");
        }

        if (asked.Values?.TryGetValue(expression, out var known) == true)
        {
            return known;
        }

        if (!_nodes.TryGetValue(expression, out var node))
        {
            work.Add(WorkOfCompiling * SizeOf(expression));
            _nodes[expression] = node = _conditions.Compile(expression, scope, isObserved: false);
        }

        var run = ProgramRun.Begin(asked.Variables, asked.LookUps(), null);
        try
        {
            run.Place = place;
            run.QueryResource = asked.QueryResource;
            var value = node.Evaluate(run);
            asked.Values?.Add(expression, value);
            return value;
        }
        finally
        {
            work.Add(1 + DecisionRun.MostExpressions - run.ExpressionsLeft);
            run.End();
        }
    }

    /// <summary>Evaluates each expression once in each of some scenarios, from which searches begin.</summary>
    public void KeepValuesIn(IEnumerable<Scenario> starts)
    {
        _starts.Clear();
        foreach (var start in starts)
        {
            _starts[start] = Ask(start) with { Values = new(ReferenceEqualityComparer.Instance) };
        }
        _last = null;
    }

    /// <summary>The number of expressions that an expression has.</summary>
    public int SizeOf(Expression expression)
    {
        if (!_sizes.TryGetValue(expression, out var size))
        {
            _sizes[expression] = size = expression.DescendantsAndSelf().Count();
        }

        return size;
    }

    /// <summary>
    /// The condition with functions and variables expanded, or as it is written where that is too large; null where it
    /// has none.
    /// </summary>
    public Expression? Expanded()
    {
        if (statement.Condition is not { } written)
        {
            return null;
        }

        var inliner = new Inliner(scope);
        var expanded = inliner.Expand(written);
        work.Add(inliner.Size);
        return inliner.IsCutOff ? written : expanded;
    }

    /// <summary>The value of an expression that reads nothing of a scenario.</summary>
    public RulesValue ValueOf(Expression constant)
    {
        var path = DocumentPaths() is [var first, ..] ? first : $"{AnyCollection}/{AnyId}";
        return Evaluate(constant, PlainScenario.Of(path, RulesMethod.Get, DateTimeOffset.UnixEpoch));
    }

    /// <summary>Returns true if the path of the statement matches that of the scenario's request.</summary>
    public bool IsAbout(Scenario scenario) => Ask(scenario).Place is not null;

    /// <summary>Returns true if the path of the statement matches that of a request.</summary>
    public bool IsAbout(RequestPath path) => _compiled.Match(path) is not null;

    /// <summary>Returns true if the path of the statement matches that of a document, below the root.</summary>
    public bool IsAbout(string path)
    {
        var isNear = FirstCollection is not { } first || path.StartsWith($"{first}/", StringComparison.Ordinal);
        return isNear && IsAbout(PlainScenario.Of(path, RulesMethod.Get, DateTimeOffset.UnixEpoch));
    }

    private Asked Ask(Scenario scenario)
    {
        if (ReferenceEquals(scenario, _last?.Scenario))
        {
            return _last;
        }
        if (_starts.TryGetValue(scenario, out var start))
        {
            return _last = start;
        }

        var request = scenario.Request;
        var path = RequestPath.Of(request);
        RulesValue? resource = request.Query is { } query ? QueryResource.Of(Disjuncts.Of(query.Filter)![0]) : null;
        return _last = new Asked(scenario, _compiled.Match(path), new RequestVariables(request, path), resource);
    }

    private static IEnumerable<RuleStatement> Of(
        MatchBlock block,
        CompilationScope around,
        int version,
        SearchWork work
    )
    {
        var scope = new CompilationScope(around, around.Segments.AddRange(block.Path.Segments), block.Functions);
        var own = block.Allows.Select(allow => new RuleStatement(allow, block, scope, version, work));
        return own.Concat(block.Matches.SelectMany(inner => Of(inner, scope, version, work)));
    }

    /// <summary>A scenario as the statement sees it; without a place where the statement is not about it.</summary>
    private sealed record Asked(
        Scenario Scenario,
        PathMatch? Place,
        RequestVariables Variables,
        RulesValue? QueryResource
    )
    {
        private DocumentAccessCalls? _unused;

        /// <summary>The values that are kept; null where none are.</summary>
        public Dictionary<Expression, RulesValue>? Values { get; init; }

        /// <summary>Look-ups are counted anew for each expression.</summary>
        public DocumentAccessCalls LookUps()
        {
            if (_unused is null or { WasAsked: true })
            {
                _unused = DocumentAccessCalls.For(Scenario.Request, Scenario.Lookup);
            }
            return _unused;
        }
    }
}
