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
        foreach (var member in relevance.Members)
        {
            var declared = sources.ModelOf(member).GetDeclaredSymbol(member);
            var method = declared is IPropertySymbol property ? property.GetMethod : declared as IMethodSymbol;
            if (method is not null && SourceBodies.HasBody(method))
            {
                _methods.Add(method);
            }
            Note(member, method ?? declared);
        }
    }

    /// <summary>Gets the methods, those that nothing calls first.</summary>
    public IEnumerable<IMethodSymbol> InOrder()
    {
        var known = _methods.ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        var done = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var left = _methods.Select(method => (Method: method, Callers: CallersOf(method, known))).ToList();
        while (left.Count > 0)
        {
            var next = left.Where(each => each.Callers.All(done.Contains)).Select(each => each.Method).ToList();
            if (next.Count == 0)
            {
                // Methods that call each other in a circle.
                next.Add(left[0].Method);
            }
            foreach (var method in next)
            {
                done.Add(method);
                yield return method;
            }
            left.RemoveAll(each => done.Contains(each.Method));
        }
    }

    private void Note(SyntaxNode member, ISymbol? caller)
    {
        foreach (var name in member.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!_relevance.IsRelevantName(name.Identifier.ValueText))
            {
                continue;
            }
            var symbol = _sources.SymbolOf(name);
            var called = symbol switch
            {
                IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
                IPropertySymbol property => property.GetMethod?.OriginalDefinition,
                _ => null,
            };
            if (called is null || SymbolEqualityComparer.Default.Equals(called, caller))
            {
                continue;
            }
            if (!_callers.TryGetValue(called, out var callers))
            {
                _callers.Add(called, callers = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
            }
            if (caller is IMethodSymbol)
            {
                callers.Add(caller);
            }
        }
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
