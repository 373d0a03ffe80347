using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The methods that lead to a call which sends a query, in the order in which they are run: callers before the methods
/// that they call. It is made from the calls backwards, so that only names are looked up which methods have that lead
/// to one.
/// </summary>
internal sealed class CallGraph
{
    private readonly CallEdges _edges;
    private readonly HashSet<ISymbol> _sending = new(SymbolEqualityComparer.Default);
    private readonly List<IMethodSymbol> _methods;
    private readonly Senders _senders;

    public CallGraph(SourceSet sources, Senders senders)
    {
        _senders = senders;
        _edges = new CallEdges(sources, senders.Members);
        var open = senders.Direct.Select(_edges.CallerOf).OfType<ISymbol>().Where(_sending.Add).ToList();
        while (open.Count > 0)
        {
            _edges.Find(open);
            open = [.. open.SelectMany(LeadingTo).Where(_sending.Add)];
        }
        _methods = [.. _edges.Callers().OfType<IMethodSymbol>().Where(_sending.Contains).Where(SourceBodies.HasBody)];
    }

    /// <summary>Gets the statements of programs that may lead to such a call, by the names that they mention.</summary>
    public IEnumerable<GlobalStatementSyntax> Statements =>
        _senders
            .Members.Where(member => member.Node is GlobalStatementSyntax)
            .Where(member => _senders.IsDirect(member) || _edges.MayLead(member))
            .Select(member => (GlobalStatementSyntax)member.Node);

    /// <summary>Gets what calls a method or makes objects of a class.</summary>
    private IEnumerable<ISymbol> LeadingTo(ISymbol symbol)
    {
        var found = CallEdges.Declarations(symbol).SelectMany(_edges.LeadingTo);
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? found.Append(symbol.ContainingType.OriginalDefinition)
            : found;
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
            var ready = left.Where(each => each.Callers.All(done.Contains));
            var next = ready.Select(each => each.Method).ToList();
            if (next.Count == 0)
            {
                next.Add(left[0].Method);
            }
            done.UnionWith(next);
            yield return next;
            left.RemoveAll(each => done.Contains(each.Method));
        }
    }

    /// <summary>Gets the callers of a method, and of what it overrides or implements.</summary>
    private IEnumerable<ISymbol> CallersOf(IMethodSymbol method) =>
        CallEdges.Declarations(method).SelectMany(_edges.CallersOf);
}
