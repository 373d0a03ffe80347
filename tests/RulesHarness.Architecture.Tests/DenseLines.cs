using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Architecture.Tests;

/// <summary>
/// The lines of a source file with more than one thought: a lambda begins in the line inside of another one, or calls
/// that build on each other have a lambda each. Those that one call is given side by side, such as a key and a value,
/// are one thought.
/// </summary>
internal static class DenseLines
{
    /// <summary>Gets the numbers of the lines, from 1.</summary>
    public static IEnumerable<int> Of(string text) =>
        CSharpSyntaxTree
            .ParseText(text)
            .GetRoot()
            .DescendantNodes()
            .OfType<AnonymousFunctionExpressionSyntax>()
            .GroupBy(LineOf)
            .Where(line => HasNested([.. line]) || HasChained([.. line]))
            .Select(line => line.Key);

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static bool HasNested(IReadOnlyList<SyntaxNode> lambdas) =>
        lambdas.Any(lambda => lambda.Ancestors().Any(lambdas.Contains));

    private static bool HasChained(IReadOnlyList<SyntaxNode> lambdas)
    {
        var chains = lambdas.GroupBy(ChainOf);
        return chains.Any(chain => chain.Select(CallOf).Distinct().Count() > 1);
    }

    private static SyntaxNode? CallOf(SyntaxNode lambda) =>
        lambda.Parent is ArgumentSyntax argument ? argument.Parent : lambda;

    /// <summary>Gets the whole expression that the calls around a lambda build up.</summary>
    private static SyntaxNode ChainOf(SyntaxNode lambda) =>
        lambda.AncestorsAndSelf().TakeWhile(node => node == lambda || IsPartOfChain(node)).Last();

    private static bool IsPartOfChain(SyntaxNode node) =>
        node
            is ArgumentSyntax
                or BaseArgumentListSyntax
                or InvocationExpressionSyntax
                or MemberAccessExpressionSyntax
                or ConditionalAccessExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or PostfixUnaryExpressionSyntax
                or CastExpressionSyntax
                or AwaitExpressionSyntax
                or ParenthesizedExpressionSyntax;
}
