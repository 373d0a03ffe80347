using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Which statements are run, as the text tells it.</summary>
internal static class ControlFlow
{
    /// <summary>Gets what decides whether a node is run.</summary>
    public static IEnumerable<SyntaxNode> Conditions(SyntaxNode node) =>
        node.Ancestors()
            .OfType<StatementSyntax>()
            .SelectMany(around => Headers(around).Concat(ConditionsOfJumps(around)));

    private static IEnumerable<SyntaxNode> ConditionsOfJumps(StatementSyntax around) =>
        IsLoop(around)
            ? around
                .DescendantNodes()
                .Where(node => IsJump(node) && LoopAround(node) == around)
                .SelectMany(node => HeadersAround(node, around))
            : [];

    /// <summary>Returns true for a statement that leaves a loop, or begins its next round.</summary>
    public static bool IsJump(SyntaxNode node) =>
        node is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;

    /// <summary>Gets the loop that a node is in; null if it is in none.</summary>
    public static SyntaxNode? LoopAround(SyntaxNode jump) => jump.Ancestors().FirstOrDefault(IsLoop);

    /// <summary>Gets the conditions on which a loop is left, or its next round begins.</summary>
    public static IEnumerable<SyntaxNode> HeadersAround(SyntaxNode jump, SyntaxNode loop) =>
        jump.Ancestors().TakeWhile(node => node != loop).OfType<StatementSyntax>().SelectMany(Headers);

    /// <summary>Gets the parts of a statement that decide which of the statements in it are run.</summary>
    public static IEnumerable<SyntaxNode> Headers(SyntaxNode statement) =>
        statement switch
        {
            SwitchStatementSyntax choice => choice
                .Sections.SelectMany(each => each.Labels)
                .Prepend<SyntaxNode>(choice.Expression),
            IfStatementSyntax
            or WhileStatementSyntax
            or DoStatementSyntax
            or ForStatementSyntax
            or CommonForEachStatementSyntax
            or LockStatementSyntax
            or UsingStatementSyntax => statement
                .ChildNodes()
                .Where(child => child is not (StatementSyntax or ElseClauseSyntax)),
            TryStatementSyntax attempt => attempt.Catches.Select(each => each.Filter).OfType<SyntaxNode>(),
            _ => [],
        };

    /// <summary>Gets the member or the function that a node is in.</summary>
    public static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors()
            .FirstOrDefault(around =>
                around is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            );

    /// <summary>Returns true if a statement can end elsewhere than at the next one.</summary>
    public static bool Leaves(SyntaxNode statement) =>
        statement
            .DescendantNodesAndSelf(node => node == statement || !IsFunction(node))
            .Any(node => Leaves(node, statement));

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool Leaves(SyntaxNode node, SyntaxNode statement) =>
        node switch
        {
            ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax or YieldStatementSyntax => true,
            ContinueStatementSyntax => !IsWithin(node, statement, IsLoop),
            BreakStatementSyntax => !IsWithin(node, statement, each => IsLoop(each) || each is SwitchStatementSyntax),
            _ => false,
        };

    private static bool IsWithin(SyntaxNode jump, SyntaxNode statement, Func<SyntaxNode, bool> isTarget) =>
        jump.Ancestors().TakeWhile(node => node != statement.Parent).Any(isTarget);

    public static bool IsLoop(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
