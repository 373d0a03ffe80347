using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The methods that lead to a call which sends a query, in the order in which they are run: callers before the methods
/// that they call.
/// </summary>
internal sealed class CallGraph
{
    private readonly SourceSet _sources;
    private readonly Senders _senders;
    private readonly List<IMethodSymbol> _methods = [];
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _callers = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The members that may call a method, and those that make objects of a class. They do not matter for the order.
    /// </summary>
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _others = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// A method, or the class whose field a member is, with the methods that it calls, and the methods and classes that
    /// it may call or make.
    /// </summary>
    private sealed record Calls(ISymbol? Caller, bool IsDirect)
    {
        public List<IMethodSymbol> Called { get; } = [];

        public List<ISymbol> Others { get; } = [];
    }

    public CallGraph(SourceSet sources, Senders senders)
    {
        (_sources, _senders) = (sources, senders);
        var all = Workers.Map(senders.Members, CallsOf).Where(calls => calls.Caller is not null).ToList();
        foreach (var calls in all)
        {
            var callers = calls.Caller is IMethodSymbol ? _callers : _others;
            calls.Called.ForEach(called => Note(callers, calls.Caller!, called));
            calls.Others.ForEach(called => Note(_others, calls.Caller!, called));
        }
        var sending = Callers(all.Where(calls => calls.IsDirect).Select(calls => calls.Caller!));
        var methods = all.Select(calls => calls.Caller).OfType<IMethodSymbol>();
        _methods.AddRange(methods.Where(sending.Contains).Where(SourceBodies.HasBody));
    }

    /// <summary>Gets methods and classes, and all that lead to them.</summary>
    private HashSet<ISymbol> Callers(IEnumerable<ISymbol> first)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<ISymbol>(first);
        while (pending.TryPop(out var symbol))
        {
            if (!found.Add(symbol))
            {
                continue;
            }
            var declarations = symbol is IMethodSymbol method ? Declarations(method) : [symbol];
            foreach (var caller in declarations.SelectMany(each => Of(_callers, each).Concat(Of(_others, each))))
            {
                pending.Push(caller);
            }
            if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
            {
                pending.Push(symbol.ContainingType.OriginalDefinition);
            }
        }
        return found;
    }

    private static IEnumerable<ISymbol> Of(Dictionary<ISymbol, HashSet<ISymbol>> callers, ISymbol called) =>
        callers.GetValueOrDefault(called) ?? [];

    /// <summary>
    /// Gets the methods in groups: those that nothing calls, then those that only the groups before call. Of methods
    /// that call each other in a circle, the first is a group.
    /// </summary>
    public IEnumerable<IReadOnlyList<IMethodSymbol>> Layers()
    {
        var known = _methods.ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        var done = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var left = _methods
            .Select(method => (Method: method, Callers: CallersOf(method).Where(known.Contains).ToList()))
            .ToList();
        while (left.Count > 0)
        {
            var next = left.Where(each => each.Callers.All(done.Contains)).Select(each => each.Method).ToList();
            if (next.Count == 0)
            {
                next.Add(left[0].Method);
            }
            done.UnionWith(next);
            yield return next;
            left.RemoveAll(each => done.Contains(each.Method));
        }
    }

    private Calls CallsOf(SourceMember member)
    {
        var declared = _sources.DeclaredBy(member.Node);
        ISymbol? caller = declared switch
        {
            IPropertySymbol property when member.Making.Count == 0 => property.GetMethod,
            IPropertySymbol or IFieldSymbol => declared.ContainingType.OriginalDefinition,
            _ => declared as IMethodSymbol,
        };
        var calls = new Calls(caller, _senders.IsDirect(member));
        if (caller is null)
        {
            return calls;
        }
        foreach (var node in member.Node.DescendantNodes())
        {
            if (node is SimpleNameSyntax name && _senders.IsName(name.Identifier.ValueText))
            {
                AddCalled(name, calls);
            }
            if (node is BaseObjectCreationExpressionSyntax creation && _senders.HasMade)
            {
                calls.Others.AddRange(Bases(_sources.TypeOf(creation)));
            }
        }
        if (caller is IMethodSymbol { MethodKind: MethodKind.Constructor })
        {
            calls.Others.AddRange(Bases(caller.ContainingType.BaseType));
        }
        return calls;
    }

    private void AddCalled(SimpleNameSyntax name, Calls calls)
    {
        if (CalledBy(name) is { } method)
        {
            calls.Called.Add(method);
        }
        // Which overload is called is found out when the code is run.
        var candidates = _sources.InfoOf(name).CandidateSymbols.OfType<IMethodSymbol>();
        calls.Others.AddRange(candidates.Select(each => (each.ReducedFrom ?? each).OriginalDefinition));
    }

    /// <summary>Gets a class of the sources and those that it derives from.</summary>
    private IEnumerable<ISymbol> Bases(ITypeSymbol? type)
    {
        for (var at = type; at is not null && _sources.IsOwn(at); at = at.BaseType)
        {
            yield return at.OriginalDefinition;
        }
    }

    private IMethodSymbol? CalledBy(SimpleNameSyntax name) =>
        _sources.SymbolOf(name) switch
        {
            IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
            IPropertySymbol property => property.GetMethod?.OriginalDefinition,
            _ => null,
        };

    private static void Note(Dictionary<ISymbol, HashSet<ISymbol>> all, ISymbol caller, ISymbol called)
    {
        if (SymbolEqualityComparer.Default.Equals(called, caller))
        {
            return;
        }
        if (!all.TryGetValue(called, out var callers))
        {
            all.Add(called, callers = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        }
        callers.Add(caller);
    }

    /// <summary>Gets the callers of a method, and of what it overrides or implements.</summary>
    private IEnumerable<ISymbol> CallersOf(IMethodSymbol method) =>
        Declarations(method).SelectMany(each => _callers.GetValueOrDefault(each) ?? []);

    private static IEnumerable<ISymbol> Declarations(IMethodSymbol method)
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
        {
            yield return at.OriginalDefinition;
        }
        foreach (var each in method.ExplicitInterfaceImplementations)
        {
            yield return each.OriginalDefinition;
        }
        foreach (var face in method.ContainingType?.AllInterfaces ?? [])
        {
            foreach (var member in face.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                yield return member.OriginalDefinition;
            }
        }
    }
}
