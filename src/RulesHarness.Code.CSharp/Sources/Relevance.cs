using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    private readonly List<SyntaxNode> _members;

    public Relevance(SourceSet sources)
    {
        _sources = sources;
        var members = sources.Trees.AsParallel().AsOrdered().SelectMany(MembersOf).ToList();
        _names = [];
        _members = [];
        var added = true;
        while (added)
        {
            added = false;
            foreach (var member in members.Where(member => !member.IsRelevant && member.Names.Any(IsRelevant)))
            {
                member.IsRelevant = true;
                _members.Add(member.Node);
                added |= member.Name is { } name && _names.Add(name);
            }
        }
    }

    /// <summary>Gets the relevant methods, constructors, properties and programs.</summary>
    public IReadOnlyList<SyntaxNode> Members => _members;

    /// <summary>Returns true if a name is that of a relevant member.</summary>
    public bool IsRelevantName(string name) => _names.Contains(name);

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

    private static IEnumerable<Member> MembersOf(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(IsContainer))
        {
            var name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
                VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText,
                OperatorDeclarationSyntax or IndexerDeclarationSyntax or GlobalStatementSyntax => "",
                _ => null,
            };
            if (name is not null)
            {
                yield return new Member(node, name, NamesIn(node));
            }
        }
    }

    private static bool IsContainer(SyntaxNode node) =>
        node
            is CompilationUnitSyntax
                or BaseNamespaceDeclarationSyntax
                or TypeDeclarationSyntax
                or FieldDeclarationSyntax
                or VariableDeclarationSyntax;

    private static HashSet<string> NamesIn(SyntaxNode node) =>
        [
            .. node.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText),
        ];

    private sealed class Member(SyntaxNode node, string name, HashSet<string> names)
    {
        public SyntaxNode Node => node;

        public string? Name => name.Length == 0 ? null : name;

        public HashSet<string> Names => names;

        public bool IsRelevant { get; set; }
    }
}
