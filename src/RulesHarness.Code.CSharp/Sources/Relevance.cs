using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>
/// The members of the sources that may take part in a query: those that name the query API, and those that name such
/// a member. Names are compared as texts, so that too many members are found, and none is missed.
/// </summary>
internal sealed class Relevance
{
    private static readonly HashSet<string> Api = new(StringComparer.Ordinal)
    {
        "Collection",
        "CollectionGroup",
        "CollectionReference",
        "FirestoreDb",
        "GetSnapshotAsync",
        "StreamAsync",
        "WhereEqualTo",
        "WhereIn",
        "WhereArrayContains",
        "WhereGreaterThan",
        "WhereLessThan",
        "WhereGreaterThanOrEqualTo",
        "WhereLessThanOrEqualTo",
        "OrderByDescending",
        "AggregateQuery",
        "Filter",
        "Query",
        "FirebaseFirestore",
        "CrossCloudFirestore",
        "CrossFirebaseFirestore",
        "GetCollection",
        "GetCollectionGroup",
        "GetDocumentsAsync",
        "AddSnapshotListener",
        "WhereEqualsTo",
        "IFirestore",
        "IFirebaseFirestore",
        "IQuery",
        "ICollectionReference",
    };

    /// <summary>Further steps of queries, by the names that only these have.</summary>
    private static readonly HashSet<string> Steps = new(StringComparer.Ordinal)
    {
        "WhereNotEqualTo",
        "WhereNotIn",
        "WhereArrayContainsAny",
        "LimitToLast",
        "StartAt",
        "StartAfter",
        "EndAt",
        "EndBefore",
        "FindNearest",
    };

    private readonly SourceSet _sources;
    private readonly HashSet<string> _names = [];
    private readonly List<SourceMember> _members = [];
    private readonly ILookup<string?, SourceMember> _named;
    private readonly ConcurrentDictionary<string, bool> _stores = new(StringComparer.Ordinal);

    public Relevance(SourceSet sources)
    {
        _sources = sources;
        var members = sources.Trees.AsParallel().AsOrdered().SelectMany(SourceMember.Of).ToList();
        _named = members.ToLookup(member => member.Name);
        Find(new Mentions(members, member => member.Names));
    }

    /// <summary>Returns true if code names the query API, or a member that may take part in a query.</summary>
    public bool IsIn(SyntaxNode code) => MentionedNames.In(code).Any(IsPart);

    private bool IsPart(string name) => Api.Contains(name) || Steps.Contains(name) || _names.Contains(name);

    /// <summary>Returns true if a method of a name may set or change what is not its own.</summary>
    public bool Stores(string method) =>
        _stores.GetOrAdd(method, name => _named[name].Any(member => Flows.OutOf(member.Node)));

    /// <summary>
    /// Finds members in rounds, each in their order: one that names another which was found before it in the same round
    /// is found in that round, too. What is run first depends on the order.
    /// </summary>
    private void Find(Mentions mentions)
    {
        var open = new PriorityQueue<int, (int Round, int At)>();
        foreach (var at in Api.SelectMany(mentions.Of))
        {
            open.Enqueue(at, (0, at));
        }
        var found = new bool[mentions.Members.Count];
        while (open.TryDequeue(out var at, out var turn))
        {
            if (found[at])
            {
                continue;
            }
            found[at] = true;
            _members.Add(mentions.Members[at]);
            if (mentions.Members[at].Name is not { } name || !_names.Add(name))
            {
                continue;
            }
            foreach (var other in mentions.Of(name).Where(other => !found[other]))
            {
                open.Enqueue(other, (other > at ? turn.Round : turn.Round + 1, other));
            }
        }
    }

    /// <summary>Gets the relevant methods, constructors, properties and programs.</summary>
    public IReadOnlyList<SourceMember> Members => _members;

    /// <summary>
    /// Returns true if a method may make or send a query, or gives a name or an object that one may need.
    /// </summary>
    public bool IsWorthRunning(IMethodSymbol method) => _names.Contains(NameOf(method)) || IsWorth(method.ReturnType);

    private bool IsWorth(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => IsWorth(result),
            INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(IsWorth)
                || _sources.IsOwn(type),
            IArrayTypeSymbol array => IsWorth(array.ElementType),
            ITypeParameterSymbol => true,
            { SpecialType: SpecialType.System_String or SpecialType.System_Boolean } => true,
            { TypeKind: TypeKind.Enum or TypeKind.Delegate } => true,
            _ => _sources.IsOwn(type),
        };

    private static string NameOf(IMethodSymbol method) =>
        method.AssociatedSymbol?.Name
        ?? (method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
}
