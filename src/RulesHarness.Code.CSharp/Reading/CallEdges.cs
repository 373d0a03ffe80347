using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Which members call a method or make objects of a class, found by the names of these.</summary>
internal sealed class CallEdges
{
    private readonly SourceSet _sources;
    private readonly IReadOnlyList<SourceMember> _members;
    private readonly Dictionary<SourceMember, int> _places;
    private readonly Mentions _mentions;
    private readonly ISymbol?[] _callersAt;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _callers = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The members that may call a method, and those that make objects of a class. They do not matter for the order.
    /// </summary>
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _others = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that a member calls, and those that it may call with the classes that it makes.</summary>
    private sealed record Calls(IReadOnlyList<IMethodSymbol> Called, IReadOnlyList<ISymbol> Others);

    public CallEdges(SourceSet sources, IReadOnlyList<SourceMember> members)
    {
        (_sources, _members) = (sources, members);
        _places = members.Select((member, at) => (member, at)).ToDictionary();
        _mentions = new Mentions(members, member => member.Names);
        _callersAt = new ISymbol?[members.Count];
    }

    /// <summary>Gets the members that have led to something, in their order.</summary>
    public IEnumerable<ISymbol> Callers() => _callersAt.OfType<ISymbol>();

    public IEnumerable<ISymbol> CallersOf(ISymbol called) => _callers.GetValueOrDefault(called) ?? [];

    public IEnumerable<ISymbol> LeadingTo(ISymbol called) =>
        CallersOf(called).Concat(_others.GetValueOrDefault(called) ?? []);

    /// <summary>Finds all that leads to one of the methods and classes.</summary>
    public void Find(IReadOnlyList<ISymbol> symbols)
    {
        var names = symbols.SelectMany(Declarations).Select(NameOf).Where(_names.Add).ToHashSet(StringComparer.Ordinal);
        var mentioned = names.SelectMany(_mentions.Of).Distinct().ToList();
        Note(mentioned, at => NamedIn(_members[at], names));
        var classes = symbols.OfType<INamedTypeSymbol>().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        if (classes.Count > 0)
        {
            var made = ClassNames.Below(classes, _sources);
            _made.UnionWith(made);
            Note(MembersThatMake(made), at => MadeIn(_members[at], CallerAt(at), made));
        }
    }

    /// <summary>Returns true if a member mentions a name of what was found.</summary>
    public bool MayLead(SourceMember member) =>
        _names.Overlaps(member.Names) || member.Makes(_made) || _made.Count > 0 && member.MakesUnnamed;

    private IReadOnlyList<int> MembersThatMake(HashSet<string> classes) =>
        [.. Enumerable.Range(0, _members.Count).Where(at => _members[at].MakesUnnamed || _members[at].Makes(classes))];

    private void Note(IReadOnlyList<int> members, Func<int, Calls> callsOf)
    {
        foreach (var (at, calls) in members.Zip(Workers.Map(members, callsOf)))
        {
            if ((calls.Called.Count > 0 || calls.Others.Count > 0) && CallerAt(at) is { } caller)
            {
                var callers = caller is IMethodSymbol ? _callers : _others;
                Note(callers, caller, calls.Called);
                Note(_others, caller, calls.Others);
            }
        }
    }

    private static void Note(Dictionary<ISymbol, HashSet<ISymbol>> all, ISymbol caller, IEnumerable<ISymbol> leadingTo)
    {
        foreach (var called in leadingTo.Where(each => !SymbolEqualityComparer.Default.Equals(each, caller)))
        {
            if (!all.TryGetValue(called, out var callers))
            {
                all.Add(called, callers = new HashSet<ISymbol>(SymbolEqualityComparer.Default));
            }
            callers.Add(caller);
        }
    }

    /// <summary>Gets the method of a member, or the class whose field it is; null if it is none of these.</summary>
    public ISymbol? CallerOf(SourceMember member) => CallerAt(_places[member]);

    private ISymbol? CallerAt(int at) => _callersAt[at] ??= FindCaller(_members[at]);

    private ISymbol? FindCaller(SourceMember member)
    {
        var declared = _sources.DeclaredBy(member.Node);
        return declared switch
        {
            IPropertySymbol property when member.Making.Count == 0 => property.GetMethod,
            IPropertySymbol or IFieldSymbol => declared.ContainingType.OriginalDefinition,
            _ => declared as IMethodSymbol,
        };
    }

    private Calls NamedIn(SourceMember member, HashSet<string> names)
    {
        var (called, others) = (new List<IMethodSymbol>(), new List<ISymbol>());
        foreach (var name in member.Node.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!names.Contains(name.Identifier.ValueText))
            {
                continue;
            }
            if (CalledBy(name) is { } method)
            {
                called.Add(method);
            }
            // Which overload is called is found out when the code is run.
            var candidates = _sources.InfoOf(name).CandidateSymbols.OfType<IMethodSymbol>();
            others.AddRange(candidates.Select(each => (each.ReducedFrom ?? each).OriginalDefinition));
        }
        return new Calls(called, others);
    }

    /// <summary>Gets the classes of which a member makes objects, or whose constructor it calls as its base.</summary>
    private Calls MadeIn(SourceMember member, ISymbol? caller, HashSet<string> classes)
    {
        var creations = member
            .Node.DescendantNodes()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => ClassNames.NameOf(creation) is not { } name || classes.Contains(name));
        var made = creations.SelectMany(creation => Bases(_sources.TypeOf(creation)));
        return new Calls(
            [],
            caller is IMethodSymbol { MethodKind: MethodKind.Constructor }
                ? [.. made, .. Bases(caller.ContainingType.BaseType)]
                : [.. made]
        );
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

    /// <summary>Gets the name by which code mentions a method or a class.</summary>
    private static string NameOf(ISymbol symbol)
    {
        var name = symbol is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : symbol.Name;
        return name[(name.LastIndexOf('.') + 1)..];
    }

    /// <summary>Gets a symbol, and what it overrides or implements.</summary>
    public static IEnumerable<ISymbol> Declarations(ISymbol symbol) =>
        symbol is IMethodSymbol method ? Declarations(method) : [symbol];

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
