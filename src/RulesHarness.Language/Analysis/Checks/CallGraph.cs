using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Checks;

/// <summary>Which functions call which.</summary>
internal sealed class CallGraph
{
    /// <summary>Calls one inside the other.</summary>
    public const int Deepest = 20;

    private readonly List<FunctionDeclaration> functions = [];
    private readonly Dictionary<FunctionDeclaration, List<FunctionDeclaration>> callees = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<FunctionDeclaration> called = new(ReferenceEqualityComparer.Instance);

    public void Add(FunctionDeclaration function)
    {
        functions.Add(function);
        callees[function] = [];
    }

    /// <summary>Adds a call.</summary>
    /// <param name="caller">Null for an allow statement.</param>
    /// <param name="callee">Whom it calls.</param>
    public void Add(FunctionDeclaration? caller, FunctionDeclaration callee)
    {
        called.Add(callee);
        if (caller is not null)
        {
            callees[caller].Add(callee);
        }
    }

    public IEnumerable<FunctionDeclaration> Unused => functions.Where(function => !called.Contains(function));

    /// <summary>The functions that call themselves.</summary>
    public IEnumerable<FunctionDeclaration> Recursive =>
        functions.Where(function => callees[function].Exists(callee => ReferenceEquals(callee, function)));

    /// <summary>The functions, several at once, that call each other round: each time from the one by which the round is entered.</summary>
    public IEnumerable<IReadOnlyList<FunctionDeclaration>> Cycles()
    {
        var done = new HashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        foreach (var root in functions)
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
                foreach (var callee in Enumerable.Reverse(callees[at.Function]))
                {
                    next.Push((callee, path.Count));
                }
            }
        }
    }

    /// <summary>The functions that are reached by one call more than permitted, from one that no function calls.</summary>
    public IEnumerable<FunctionDeclaration> TooDeep()
    {
        var byFunctions = callees.SelectMany(pair => pair.Value).ToHashSet(ReferenceEqualityComparer.Instance);
        var reached = functions.Where(function => !byFunctions.Contains(function)).ToHashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        for (var depth = 0; depth <= Deepest && reached.Count > 0; depth++)
        {
            reached = reached.SelectMany(function => callees[function]).ToHashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        }

        return functions.Where(reached.Contains);
    }
}
