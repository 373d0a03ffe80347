using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Architecture.Tests;

/// <summary>
/// The lines of each method, constructor, operator and accessor of a source file, from the brace or the arrow that
/// begins its body to its last line. Local functions and lambdas count as part of it. What initializes a field or a
/// property may be a table of any length.
/// </summary>
internal static class MethodLengths
{
    public static IEnumerable<(string Name, int Lines)> Of(string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().Select(Of).OfType<(string, int)>();

    private static (string Name, int Lines)? Of(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax method => Of(method, method.Body ?? (SyntaxNode?)method.ExpressionBody),
            AccessorDeclarationSyntax accessor => Of(accessor, accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody),
            PropertyDeclarationSyntax property => Of(property, property.ExpressionBody),
            IndexerDeclarationSyntax indexer => Of(indexer, indexer.ExpressionBody),
            _ => null,
        };

    private static (string Name, int Lines)? Of(SyntaxNode method, SyntaxNode? body)
    {
        if (body is null)
        {
            return null;
        }
        var place = body.GetLocation().GetLineSpan();
        return (NameOf(method), place.EndLinePosition.Line - place.StartLinePosition.Line + 1);
    }

    private static string NameOf(SyntaxNode method) =>
        method switch
        {
            MethodDeclarationSyntax { Identifier: var name } => name.Text,
            PropertyDeclarationSyntax { Identifier: var name } => name.Text,
            AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor =>
                $"{property.Identifier.Text}.{accessor.Keyword.Text}",
            ConstructorDeclarationSyntax { Identifier: var name } => $"new {name.Text}",
            _ => method.Kind().ToString(),
        };
}
