using RulesHarness.Language.Syntax;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>The parts of a file of one service.</summary>
internal static class RulesTree
{
    /// <summary>The blocks inside the outermost ones, statements and functions.</summary>
    public static IReadOnlyList<SyntaxNode> Nodes(ParsedRules rules) =>
        [.. rules.File.Services.SelectMany(service => service.Matches).SelectMany(Nodes)];

    /// <summary>Every expression.</summary>
    public static IEnumerable<Expression> Expressions(ParsedRules rules) =>
        Nodes(rules).SelectMany(Roots).SelectMany(root => root.DescendantsAndSelf());

    private static IEnumerable<SyntaxNode> Nodes(MatchBlock match) =>
        [.. match.Matches, .. match.Allows, .. match.Functions, .. match.Matches.SelectMany(Nodes)];

    private static IEnumerable<Expression> Roots(SyntaxNode node) =>
        node switch
        {
            AllowStatement { Condition: { } condition } => [condition],
            FunctionDeclaration function => [function.Result, .. function.Bindings.Select(binding => binding.Value)],
            _ => [],
        };
}
