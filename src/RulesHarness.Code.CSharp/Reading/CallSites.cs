using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Finds the calls that send a query, whether or not they can be reached.</summary>
internal static class CallSites
{
    public static Func<SyntaxNode, IReadOnlyList<SyntaxNode>> Of(SourceSet sources) =>
        member =>
            [
                .. member
                    .DescendantNodes()
                    .OfType<InvocationExpressionSyntax>()
                    .Where(call => IsNamed(call) && IsSend(sources.SymbolOf(call) as IMethodSymbol)),
            ];

    /// <summary>Returns true if a member has a call that sends a query, or may be one.</summary>
    public static bool MayBeIn(SyntaxNode member, SourceSet sources) =>
        member
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(call => IsNamed(call) && MaySend(call, sources));

    private static bool MaySend(SyntaxNode call, SourceSet sources) =>
        sources.SymbolOf(call) is not IMethodSymbol method || IsSend(method);

    private static bool IsNamed(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            _ => "",
        };
        return LibraryMethods.Usual(name) is "GetSnapshotAsync" or "StreamAsync" or "Listen";
    }

    private static bool IsSend(IMethodSymbol? method) =>
        LibraryTypes.Name(method?.ContainingType) switch
        {
            "Query" or "AggregateQuery" => true,
            "Transaction" => method!.Parameters[0].Type.Name != "DocumentReference",
            _ => false,
        };
}
