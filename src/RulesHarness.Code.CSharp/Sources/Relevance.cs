using Microsoft.CodeAnalysis;

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
        "AsObservable",
        "Listen",
        "ObserveAdded",
        "ObserveModified",
        "ObserveRemoved",
        "WhereEqualsTo",
        "IFirestore",
        "IFirebaseFirestore",
        "IQuery",
        "ICollectionReference",
    };

    /// <summary>
    /// The names of the plugins' queries. With them <c>GetAsync</c> sends one, and not only a web request.
    /// </summary>
    private static readonly string[] Plugins = ["CrossCloudFirestore", "CrossFirebaseFirestore", "IQuery"];

    private readonly SourceSet _sources;
    private readonly HashSet<string> _names = [];
    private readonly List<SourceMember> _members = [];
    private readonly Mentions _mentions;
    private readonly HashSet<string> _types;
    private readonly Lazy<Storing> _storing;

    public Relevance(SourceSet sources)
    {
        _sources = sources;
        var members = sources.Trees.AsParallel().AsOrdered().SelectMany(SourceMember.Of).ToList();
        _types = [.. members.SelectMany(member => member.Around)];
        _storing = new(() => new Storing(sources, members));
        _mentions = new Mentions(members, member => member.Names);
        Find(_mentions);
    }

    /// <summary>Gets all members that mention a name.</summary>
    public IEnumerable<SourceMember> Mentioning(string name) => _mentions.Of(name).Select(at => _mentions.Members[at]);

    /// <summary>Returns true for a name of the query API, and of a member that may take part in a query.</summary>
    public bool IsPart(string name) => Api.Contains(name) || _names.Contains(name);

    /// <summary>
    /// Returns true for a name of the query API, and of a class of the sources that may take part in a query. A method
    /// of the sources can have the name of a type of a library, as <c>List</c>.
    /// </summary>
    public bool IsPartAsType(string name) => Api.Contains(name) || _names.Contains(name) && _types.Contains(name);

    /// <summary>Returns true if a method of a name, or what it runs, may change what is not its own.</summary>
    public bool Stores(string method) => _storing.Value.ByCalling(method);

    /// <summary>
    /// Returns true if to make an object of a class may change what is not the object's own; null is a class that the
    /// code does not name.
    /// </summary>
    public bool StoresByMaking(string? type) => _storing.Value.ByMaking(type);

    /// <summary>Returns true if to read a property of a name may change what is not its own.</summary>
    public bool StoresByReading(string property) => _storing.Value.ByReading(property);

    /// <summary>Returns true if an operator or an indexer of the sources may change what is not its own.</summary>
    public bool StoresByOperator => _storing.Value.ByOperator;

    /// <summary>
    /// Finds members in rounds, each in their order: one that names another which was found before it in the same round
    /// is found in that round, too. What is run first depends on the order.
    /// </summary>
    private void Find(Mentions mentions)
    {
        var open = new PriorityQueue<int, (int Round, int At)>();
        IEnumerable<string> sending = Plugins.Any(name => mentions.Of(name).Any()) ? ["GetAsync"] : [];
        foreach (var at in Api.Concat(sending).SelectMany(mentions.Of))
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
    public bool IsWorthRunning(IMethodSymbol method) =>
        _names.Contains(NameOf(method))
        || IsWorth(method.ReturnType)
        || method.Parameters.Any(each => each.RefKind is RefKind.Ref or RefKind.Out && IsWorth(each.Type));

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
