using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>The code of methods, accessors and initializers.</summary>
internal static class SourceBodies
{
    /// <summary>Returns true if a method has code in the sources; an automatic property has none.</summary>
    public static bool HasBody(IMethodSymbol method) => Of(method) is not null;

    /// <summary>Gets the block, or the expression, that a method runs; null if there is none.</summary>
    public static SyntaxNode? Of(IMethodSymbol method)
    {
        var declared = method.PartialImplementationPart ?? method;
        foreach (var reference in declared.DeclaringSyntaxReferences)
        {
            var body = Of(reference.GetSyntax());
            if (body is not null)
            {
                return body;
            }
        }
        return null;
    }

    public static SyntaxNode? Of(SyntaxNode declaration) =>
        declaration switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            AnonymousFunctionExpressionSyntax lambda => lambda.Body,
            _ => null,
        };

    /// <summary>Gets what a field or a property is set to when the object is made; null if there is nothing.</summary>
    public static ExpressionSyntax? Initializer(ISymbol member) =>
        member
            .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .Select(declaration =>
                declaration switch
                {
                    VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                    PropertyDeclarationSyntax property => property.Initializer?.Value,
                    _ => null,
                }
            )
            .FirstOrDefault(value => value is not null);
}
