using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>The order in which methods are run: callers before the methods that they call.</summary>
internal sealed class CallGraph
{
    private readonly SourceSet _sources;
    private readonly Relevance _relevance;
    private readonly List<IMethodSymbol> _methods = [];
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _callers = new(SymbolEqualityComparer.Default);

    public CallGraph(SourceSet sources, Relevance relevance)
    {
        (_sources, _relevance) = (sources, relevance);
        foreach (var (caller, called) in Workers.Map(relevance.Members, CallsOf))
        {
            if (caller is null)
            {
                continue;
            }
            if (SourceBodies.HasBody(caller))
            {
                _methods.Add(caller);
            }
            foreach (var each in called)
            {
                Note(caller, each);
            }
        }
    }

    /// <summary>
    /// Gets the methods in groups: those that nothing calls, then those that only the groups before call. Of methods
    /// that call each other in a circle, the first is a group.
    /// </summary>
    public IEnumerable<IReadOnlyList<IMethodSymbol>> Layers()
    {
        var known = _methods.ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        var done = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var left = _methods.Select(method => (Method: method, Callers: CallersOf(method, known))).ToList();
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

    /// <summary>Gets the method that a member is, null if it is none, and the methods that it calls.</summary>
    private (IMethodSymbol? Caller, IReadOnlyList<ISymbol> Called) CallsOf(SyntaxNode member)
    {
        var declared = _sources.DeclaredBy(member);
        var caller = declared is IPropertySymbol property ? property.GetMethod : declared as IMethodSymbol;
        if (caller is null)
        {
            return (null, []);
        }
        var names = member.DescendantNodes().OfType<SimpleNameSyntax>();
        var called = names.Where(name => _relevance.IsRelevantName(name.Identifier.ValueText)).Select(CalledBy);
        return (caller, [.. called.OfType<ISymbol>()]);
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
    private List<ISymbol> CallersOf(IMethodSymbol method, HashSet<ISymbol> known) =>
        [.. Declarations(method).SelectMany(each => _callers.GetValueOrDefault(each) ?? []).Where(known.Contains)];

    private static IEnumerable<ISymbol> Declarations(IMethodSymbol method)
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
        {
            yield return at.OriginalDefinition;
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
