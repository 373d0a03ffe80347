using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// Runs methods on values of which only parts are known, along each way through them, and notes the queries that are
/// sent. Calls of methods of the sources are followed. Several interpreters can run on the same sources at a time.
/// </summary>
internal sealed partial class CodeInterpreter(
    SourceSet sources,
    Relevance relevance,
    QuietStatements quiet,
    ClassIndex classes
)
{
    private const int MaxDepth = 24;

    /// <summary>
    /// A method of an app that sends queries takes some hundred steps with all that it calls, and the longest one of
    /// the corpus a thousand. Code that takes more works on something else.
    /// </summary>
    private const int MaxSteps = 10_000;

    private readonly List<IMethodSymbol> _stack = [];
    private readonly SiteLog _log = new();
    private readonly HashSet<IMethodSymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly Stack<Value> _conditionalReceivers = new();
    private int _steps;

    /// <summary>Gets the queries that were sent.</summary>
    public SiteLog Log => _log;

    /// <summary>Gets the methods that were run, on their own or because another one called them.</summary>
    public IReadOnlyCollection<IMethodSymbol> Visited => _visited;

    /// <summary>Runs a method that nothing in the sources calls, with arguments that are not known.</summary>
    public void RunRoot(IMethodSymbol method)
    {
        foreach (var (state, receiver) in Receivers(method))
        {
            _steps = 0;
            var bound = state;
            foreach (var parameter in method.Parameters)
            {
                bound = bound.With(parameter, Unbound(parameter));
            }
            RunBody(method, receiver, bound);
        }
    }

    /// <summary>Runs the statements of a program without a class.</summary>
    public void RunProgram(CompilationUnitSyntax unit)
    {
        _steps = 0;
        var statements = unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement);
        RunAll([.. statements], State.Empty);
    }

    private IEnumerable<(State State, Value? Receiver)> Receivers(IMethodSymbol method)
    {
        if (method.IsStatic || method.ContainingType is null)
        {
            return [(State.Empty, null)];
        }
        return classes
            .ConcreteOf(method.ContainingType)
            .Where(type => Same(classes.Implementation(type, method), method))
            .SelectMany(type => Instances(type, State.Empty))
            .Select(instance => (instance.State, (Value?)instance.Value));
    }

    private static bool Same(IMethodSymbol? left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left?.OriginalDefinition, right.OriginalDefinition);

    /// <summary>Gets the value of a parameter that no call gives.</summary>
    private static Value Unbound(IParameterSymbol parameter)
    {
        if (LibraryTypes.Usual(parameter.Type) is { } usual)
        {
            return usual;
        }
        var method = parameter.ContainingSymbol;
        var isTold = LibraryTypes.IsQuery(parameter.Type) || parameter.Type.SpecialType == SpecialType.System_String;
        var owner = method is IMethodSymbol { MethodKind: MethodKind.Constructor } ? method.ContainingType : method;
        return new UnknownValue(
            $"parameter {parameter.Name} of {method}",
            isTold ? $"no call in these sources gives the parameter `{parameter.Name}` of `{owner.Name}`" : null
        ).Typed(parameter.Type);
    }

    private static UnknownValue Unknown(SyntaxNode node, string? reason = null) => new(SourceSet.SiteOf(node), reason);

    /// <summary>Continues each way through an expression.</summary>
    private static IReadOnlyList<Outcome> Then(
        IReadOnlyList<Outcome> outcomes,
        Func<State, Value, IReadOnlyList<Outcome>> next
    )
    {
        if (outcomes is [var only])
        {
            return next(only.State, only.Value);
        }
        var results = new List<Outcome>();
        foreach (var outcome in outcomes)
        {
            results.AddRange(next(outcome.State, outcome.Value));
        }
        return Join(results);
    }

    /// <summary>Joins the ways that have one value and one state, and bounds their number.</summary>
    private static IReadOnlyList<Outcome> Join(List<Outcome> outcomes)
    {
        if (outcomes.Count < 2)
        {
            return outcomes;
        }
        var joined = new List<Outcome>();
        foreach (var group in outcomes.GroupBy(outcome => outcome.Value))
        {
            var states = States.Join([.. group.Select(outcome => outcome.State.Keep(group.Key))]);
            var before = group.First().State;
            joined.AddRange(states.Select(state => new Outcome(state.Release(before), group.Key)));
        }
        if (joined.Count <= States.Limit)
        {
            return joined;
        }
        var cut = new Outcome(joined[States.Limit].State, QuerySteps.Unknown(States.TooMany));
        return [.. joined.Take(States.Limit), cut];
    }

    /// <summary>Gets one way that stands for those beyond the limit.</summary>
    private static (State State, IReadOnlyList<Value> Values) Cut((State State, IReadOnlyList<Value> Values) way) =>
        (way.State, [.. way.Values.Select(_ => QuerySteps.Unknown(States.TooMany))]);

    /// <summary>Evaluates expressions one after the other, on each way.</summary>
    private IReadOnlyList<(State State, IReadOnlyList<Value> Values)> EvaluateAll(
        IEnumerable<ExpressionSyntax> expressions,
        State state
    )
    {
        IReadOnlyList<(State State, IReadOnlyList<Value> Values)> ways = [(state, [])];
        foreach (var expression in expressions)
        {
            var next = new List<(State, IReadOnlyList<Value>)>();
            foreach (var (before, values) in ways)
            {
                var inside = values.Aggregate(before, (at, value) => at.Keep(value));
                foreach (var outcome in Evaluate(expression, inside))
                {
                    next.Add((outcome.State.Release(before), [.. values, outcome.Value]));
                }
            }
            ways = next.Count <= States.Limit ? next : [.. next.Take(States.Limit), Cut(next[States.Limit])];
        }
        return ways;
    }
}
