using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RulesHarness.Code.CSharp.Values;

/// <summary>The names in the code of functions, found once for each.</summary>
internal static class MentionedNames
{
    private static readonly ConditionalWeakTable<SyntaxNode, IReadOnlyList<string>> Known = [];

    public static IReadOnlyList<string> In(SyntaxNode function) => Known.GetValue(function, Find);

    private static IReadOnlyList<string> Find(SyntaxNode function) =>
        [
            .. function
                .DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText)
                .Distinct(),
        ];
}
