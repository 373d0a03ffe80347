using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>
/// A method, constructor, property, field or program, with the names that it mentions. Names are compared as texts, so
/// that too many members are found, and none is missed.
/// </summary>
internal sealed class SourceMember
{
    /// <summary>Stands for <c>new()</c>, which does not name its class.</summary>
    public const string Unnamed = "new()";

    private readonly HashSet<string> _around = [];

    private SourceMember(SyntaxNode node, string name)
    {
        (Node, Name, Names) = (node, name.Length == 0 ? null : name, NamesIn(node));
        var type = node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        if (type is null)
        {
            return;
        }
        _around.Add(type.Identifier.ValueText);
        foreach (var above in type.BaseList?.Types ?? [])
        {
            _around.UnionWith(NamesIn(above.Type));
        }
        var isMade = node is ConstructorDeclarationSyntax or VariableDeclaratorSyntax { Initializer: not null };
        if (isMade || node is PropertyDeclarationSyntax { Initializer: not null })
        {
            Making = [type.Identifier.ValueText, Unnamed];
        }
    }

    public SyntaxNode Node { get; }

    /// <summary>Gets the name by which others mention the member; null if there is none.</summary>
    public string? Name { get; }

    public HashSet<string> Names { get; }

    /// <summary>Gets the names of the class that the member is of, and of those that this one derives from.</summary>
    public IReadOnlyCollection<string> Around => _around;

    /// <summary>Gets the names by which others mention it that an object is made, if that runs the member.</summary>
    public IReadOnlyList<string> Making { get; } = [];

    /// <summary>Gets the members of a file.</summary>
    public static IEnumerable<SourceMember> Of(SyntaxTree tree)
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
                yield return new SourceMember(node, name);
            }
        }
    }

    /// <summary>Returns true if the member makes an object by one of the names, or is of such a class.</summary>
    public bool Makes(HashSet<string> names) => names.Overlaps(Names) || names.Overlaps(_around);

    /// <summary>Returns true if the member makes an object and does not name its class.</summary>
    public bool MakesUnnamed => Node.DescendantNodes().Any(node => node is ImplicitObjectCreationExpressionSyntax);

    /// <summary>Returns true if types, members or other names for types can be below a node.</summary>
    public static bool IsContainer(SyntaxNode node) =>
        node
            is CompilationUnitSyntax
                or BaseNamespaceDeclarationSyntax
                or TypeDeclarationSyntax
                or FieldDeclarationSyntax
                or VariableDeclarationSyntax;

    /// <summary>Gets the names that code mentions.</summary>
    public static HashSet<string> NamesIn(SyntaxNode node) =>
        [
            .. node.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText),
        ];
}
