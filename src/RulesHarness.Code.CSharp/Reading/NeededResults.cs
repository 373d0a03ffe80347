using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The methods and properties on whose results a query can depend, by their names: those that are used where one
/// depends on the value, and those whose results such a method passes on.
/// </summary>
internal sealed class NeededResults(Relevance relevance)
{
    private readonly ConcurrentDictionary<SyntaxNode, NeededNames> _names = [];
    private readonly ConcurrentDictionary<string, bool> _needed = new(StringComparer.Ordinal);

    /// <summary>Gets the names in a member on which queries depend.</summary>
    public NeededNames NamesOf(SyntaxNode member) => _names.GetOrAdd(member, each => new NeededNames(each, relevance));

    /// <summary>Gets the member that a node is in. The statements of a program are one.</summary>
    public static SyntaxNode MemberAround(SyntaxNode node) =>
        node.Ancestors()
            .First(each => each is CompilationUnitSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);

    /// <summary>Returns true if a query can depend on the result of a member.</summary>
    public bool IsNeeded(SyntaxNode member) => NameOf(member) is not { } name || IsNeeded(name);

    private bool IsNeeded(string method) => _needed.GetOrAdd(method, FindUse);

    /// <summary>Returns true if a query can depend on the result of a method.</summary>
    public bool IsNeeded(IMethodSymbol method) =>
        method switch
        {
            { MethodKind: MethodKind.Ordinary } => IsNeeded(method.Name),
            { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol { IsIndexer: false } property } =>
                IsNeeded(property.Name),
            _ => true,
        };

    private bool FindUse(string method)
    {
        var open = new List<string> { method };
        for (var at = 0; at < open.Count; at++)
        {
            foreach (var (member, use) in relevance.Mentioning(open[at]).SelectMany(each => Uses(each, open[at])))
            {
                if (NamesOf(member).IsNeeded(use))
                {
                    return true;
                }
                if (!NamesOf(member).IsPartOfResult(use))
                {
                    continue;
                }
                if (NameOf(member) is not { } name)
                {
                    return true;
                }
                if (!open.Contains(name))
                {
                    open.Add(name);
                }
            }
        }
        return false;
    }

    /// <summary>Gets the expressions of a member whose value is that of a method or a property of a name.</summary>
    private static IEnumerable<(SyntaxNode Member, SyntaxNode Use)> Uses(SourceMember member, string name) =>
        member
            .Node.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(each => each.Identifier.ValueText == name && !SyntaxFacts.IsInTypeOnlyContext(each))
            .Select(each => (MemberAround(each), UseOf(each)));

    /// <summary>Gets the call of a name; the name itself where it is not called.</summary>
    private static SyntaxNode UseOf(SimpleNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole ? call : whole;
    }

    /// <summary>Gets the name by which others mention a member; null if its result has none.</summary>
    private static string? NameOf(SyntaxNode member) =>
        member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        };
}
