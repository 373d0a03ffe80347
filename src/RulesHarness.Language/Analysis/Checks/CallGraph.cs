using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>Which functions call which.</summary>
internal sealed class CallGraph
{
    /// <summary>Calls one inside the other.</summary>
    public const int Deepest = 20;

    private readonly List<FunctionDeclaration> _functions = [];
    private readonly Dictionary<FunctionDeclaration, List<FunctionDeclaration>> _callees = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly HashSet<FunctionDeclaration> _called = new(ReferenceEqualityComparer.Instance);

    public void Add(FunctionDeclaration function)
    {
        _functions.Add(function);
        _callees[function] = [];
    }

    /// <summary>Adds a call.</summary>
    /// <param name="caller">Null for an allow statement.</param>
    /// <param name="callee">Whom it calls.</param>
    public void Add(FunctionDeclaration? caller, FunctionDeclaration callee)
    {
        _called.Add(callee);
        if (caller is not null)
        {
            _callees[caller].Add(callee);
        }
    }

    public IEnumerable<FunctionDeclaration> Unused => _functions.Where(function => !_called.Contains(function));

    /// <summary>The functions that call themselves.</summary>
    public IEnumerable<FunctionDeclaration> Recursive => _functions.Where(CallsItself);

    private bool CallsItself(FunctionDeclaration function) =>
        _callees[function].Exists(callee => ReferenceEquals(callee, function));

    /// <summary>
    /// The functions, several at once, that call each other round: each time from the one by which the round is
    /// entered.
    /// </summary>
    public IEnumerable<IReadOnlyList<FunctionDeclaration>> Cycles()
    {
        var done = new HashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        foreach (var root in _functions)
        {
            var path = new List<FunctionDeclaration>();
            var next = new Stack<(FunctionDeclaration Function, int Depth)>([(root, 0)]);
            while (next.TryPop(out var at))
            {
                path.RemoveRange(at.Depth, path.Count - at.Depth);
                var entered = path.FindIndex(function => ReferenceEquals(function, at.Function));
                if (entered >= 0 && entered < path.Count - 1)
                {
                    yield return path[entered..];
                }

                if (entered >= 0 || !done.Add(at.Function))
                {
                    continue;
                }

                path.Add(at.Function);
                foreach (var callee in Enumerable.Reverse(_callees[at.Function]))
                {
                    next.Push((callee, path.Count));
                }
            }
        }
    }

    /// <summary>
    /// The functions that are reached by one call more than permitted, from one that no function calls.
    /// </summary>
    public IEnumerable<FunctionDeclaration> TooDeep()
    {
        var byFunctions = _callees.SelectMany(pair => pair.Value).ToHashSet(ReferenceEqualityComparer.Instance);
        var reached = _functions
            .Where(function => !byFunctions.Contains(function))
            .ToHashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        for (var depth = 0; depth <= Deepest && reached.Count > 0; depth++)
        {
            reached = reached
                .SelectMany(function => _callees[function])
                .ToHashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        }

        return _functions.Where(reached.Contains);
    }
}
