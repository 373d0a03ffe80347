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

    /// <summary>What a member is, null if it is not a method, and the methods that it calls.</summary>
    private sealed record Calls(IMethodSymbol? Caller, IReadOnlyList<ISymbol> Called, bool IsDirect);

    public CallGraph(SourceSet sources, Senders senders)
    {
        (_sources, _senders) = (sources, senders);
        var all = Workers.Map(senders.Members, CallsOf).Where(calls => calls.Caller is not null).ToList();
        foreach (var (caller, called, _) in all)
        {
            foreach (var each in called)
            {
                Note(caller!, each);
            }
        }
        var sending = Callers(all.Where(calls => calls.IsDirect).Select(calls => calls.Caller!));
        _methods.AddRange(all.Select(calls => calls.Caller!).Where(sending.Contains).Where(SourceBodies.HasBody));
    }

    /// <summary>Gets methods and all that lead to them.</summary>
    private HashSet<ISymbol> Callers(IEnumerable<IMethodSymbol> methods)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IMethodSymbol>(methods);
        while (pending.TryPop(out var method))
        {
            if (found.Add(method))
            {
                foreach (var caller in CallersOf(method).OfType<IMethodSymbol>())
                {
                    pending.Push(caller);
                }
            }
        }
        return found;
    }

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
        var caller = declared is IPropertySymbol property ? property.GetMethod : declared as IMethodSymbol;
        if (caller is null)
        {
            return new Calls(null, [], IsDirect: false);
        }
        var (called, isDirect) = (new List<ISymbol>(), _senders.IsDirect(member));
        foreach (var name in member.Node.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!_senders.IsName(name.Identifier.ValueText))
            {
                continue;
            }
            if (CalledBy(name) is { } method)
            {
                called.Add(method);
            }
            // Which overload is called is found out when the code is run.
            isDirect |= _sources.InfoOf(name).CandidateSymbols.Length > 1;
        }
        return new Calls(caller, called, isDirect);
    }

    private IMethodSymbol? CalledBy(SimpleNameSyntax name) =>
        _sources.SymbolOf(name) switch
        {
            IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
            IPropertySymbol property => property.GetMethod?.OriginalDefinition,
            _ => null,
        };

    private void Note(IMethodSymbol caller, ISymbol called)
    {
        if (SymbolEqualityComparer.Default.Equals(called, caller))
        {
            return;
        }
        if (!_callers.TryGetValue(called, out var callers))
        {
            _callers.Add(called, callers = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
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
