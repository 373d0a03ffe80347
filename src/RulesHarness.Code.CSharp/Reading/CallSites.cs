using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Finds the calls that send a query, whether or not they can be reached.</summary>
internal static class CallSites
{
    public static Func<SourceMember, IReadOnlyList<SyntaxNode>> Of(SourceSet sources) =>
        member =>
            [
                .. member
                    .Node.DescendantNodes()
                    .OfType<InvocationExpressionSyntax>()
                    .Where(call => IsNamed(call) && IsSend(sources.SymbolOf(call) as IMethodSymbol)),
            ];

    /// <summary>Returns true if a member has a call that sends a query, or may be one.</summary>
    public static bool MayBeIn(SourceMember member, SourceSet sources, PossibleQueries queries) =>
        member.Names.Any(IsName)
        && member
            .Node.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(call => IsNamed(call) && MaySend(call, sources, queries));

    private static bool MaySend(InvocationExpressionSyntax call, SourceSet sources, PossibleQueries queries)
    {
        // No other library has a method of this name.
        var isSure = NameOf(call) == "GetSnapshotAsync";
        if (!isSure && ReceiverOf(call) is { } receiver && queries.IsOther(receiver))
        {
            return false;
        }
        if (sources.SymbolOf(call) is IMethodSymbol method)
        {
            return IsSend(method);
        }
        return isSure || ReceiverOf(call) is not { } unbound || queries.MayBe(unbound);
    }

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Expression,
            MemberBindingExpressionSyntax binding => PossibleQueries.ReceiverOf(binding),
            _ => null,
        };

    private static bool IsNamed(InvocationExpressionSyntax call) => IsName(NameOf(call));

    private static bool IsName(string name) =>
        LibraryMethods.Usual(name) is "GetSnapshotAsync" or "StreamAsync" or "Listen";

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            _ => "",
        };

    private static bool IsSend(IMethodSymbol? method) =>
        LibraryTypes.Name(method?.ContainingType) switch
        {
            "Query" or "AggregateQuery" => true,
            "Transaction" => method!.Parameters[0].Type.Name != "DocumentReference",
            _ => false,
        };
}
