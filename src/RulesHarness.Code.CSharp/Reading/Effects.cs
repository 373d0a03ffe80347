using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Finds the statements of a member that change nothing which a query can depend on.</summary>
internal sealed class Effects(NeededNames names, HashSet<string> others, Relevance relevance)
{
    /// <summary>The variables with a list or an object of their own that no query depends on.</summary>
    private readonly HashSet<string> _own = [.. names.Made.Where(others.Contains)];

    /// <summary>
    /// Returns true if a statement that has no part in a query, and does not end elsewhere than at the next one, changes
    /// nothing but variables that no query depends on.
    /// </summary>
    public bool AreNone(StatementSyntax statement) => statement.DescendantNodes().All(IsNone);

    private bool IsNone(SyntaxNode node) =>
        node switch
        {
            LocalFunctionStatementSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
            AssignmentExpressionSyntax assignment => IsNone(assignment.Left),
            PrefixUnaryExpressionSyntax { Operand: var operand } => !IsCount(node) || IsNone(operand),
            PostfixUnaryExpressionSyntax { Operand: var operand } => !IsCount(node) || IsNone(operand),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } output => IsNone(output.Expression),
            InvocationExpressionSyntax call => IsNone(call),
            ParameterSyntax => true,
            _ => Flows.DeclaredBy(node) is not { } declared || others.Contains(declared),
        };

    private bool IsNone(ExpressionSyntax target) =>
        target switch
        {
            IdentifierNameSyntax name => others.Contains(name.Identifier.ValueText),
            DeclarationExpressionSyntax => true,
            TupleExpressionSyntax tuple => tuple.Arguments.All(argument => IsNone(argument.Expression)),
            _ => false,
        };

    private bool IsNone(InvocationExpressionSyntax call) =>
        Flows.NameOf(call) is { } name
        && !relevance.Stores(name)
        && !(call.Expression is SimpleNameSyntax && names.IsVariable(name))
        && !Flows.IsOut(call, _own);

    private static bool IsCount(SyntaxNode change) =>
        change.Kind()
            is SyntaxKind.PreIncrementExpression
                or SyntaxKind.PreDecrementExpression
                or SyntaxKind.PostIncrementExpression
                or SyntaxKind.PostDecrementExpression;
}
