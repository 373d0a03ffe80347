using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Names the method that a piece of code stands in: <c>PostRepository.ListAsync</c>.</summary>
internal static class MemberNames
{
    public static string Of(SyntaxNode node)
    {
        var type = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText;
        var member = node.Ancestors().Select(Name).FirstOrDefault(name => name is not null);
        if (type is null)
        {
            return member ?? "the program";
        }
        return member is null ? type : $"{type}.{member}";
    }

    private static string? Name(SyntaxNode node) =>
        node switch
        {
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            ConstructorDeclarationSyntax => "new",
            VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
            IndexerDeclarationSyntax => "this[]",
            _ => null,
        };
}
