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
        "WhereEqualsTo",
        "IFirestore",
        "IFirebaseFirestore",
        "IQuery",
        "ICollectionReference",
    };

    private readonly SourceSet _sources;
    private readonly HashSet<string> _names;
    private readonly List<SourceMember> _members = [];

    public Relevance(SourceSet sources)
    {
        _sources = sources;
        var members = sources.Trees.AsParallel().AsOrdered().SelectMany(SourceMember.Of).ToList();
        _names = [];
        var found = new HashSet<SourceMember>();
        var added = true;
        while (added)
        {
            added = false;
            foreach (var member in members.Where(member => !found.Contains(member) && member.Names.Any(IsRelevant)))
            {
                found.Add(member);
                _members.Add(member);
                added |= member.Name is { } name && _names.Add(name);
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

    private bool IsRelevant(string name) => Api.Contains(name) || _names.Contains(name);
}
