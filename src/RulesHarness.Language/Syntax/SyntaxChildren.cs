namespace RulesHarness.Language.Syntax;

/// <summary>The direct children of a tree's nodes.</summary>
public static class SyntaxChildren
{
    /// <summary>All nodes directly inside one, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node) => Unordered(node).OrderBy(child => child.Span.Offset);

    private static IEnumerable<SyntaxNode> Unordered(SyntaxNode node) =>
        node switch
        {
            RulesDocument file => [.. One(file.DeclaredVersion), .. file.Services, .. file.Functions],
            ServiceDeclaration service => [service.Name, .. service.Matches, .. service.Functions],
            MatchBlock match => [match.Path, .. match.Allows, .. match.Matches, .. match.Functions],
            PathPattern path => path.Segments,
            AllowStatement allow => [.. allow.Methods, .. One(allow.Condition)],
            FunctionDeclaration function =>
            [
                function.Name,
                .. function.Parameters,
                .. function.Bindings,
                function.Result,
            ],
            LetBinding binding => [binding.Name, binding.Value],
            TypeTestExpression test => [test.Operand, test.Type],
            MemberExpression member => [member.Target, member.Member],
            CallExpression call => [.. call.Children, call.Function],
            Expression expression => expression.Children,
            _ => [],
        };

    private static IEnumerable<SyntaxNode> One(SyntaxNode? node) => node is null ? [] : [node];
}
