using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>Finds the statements of a member that change nothing which a query can depend on.</summary>
internal sealed class Effects(SyntaxNode member, NeededNames names, HashSet<string> others, Relevance relevance)
{
    /// <summary>The variables with a function that changes what a query can depend on.</summary>
    private readonly HashSet<string> _changing =
    [
        .. member
            .DescendantNodes()
            .OfType<AnonymousFunctionExpressionSyntax>()
            .Where(function => Sets(function, others))
            .SelectMany(function => FlowsAround(function, member))
            .Select(flow => flow.Variable),
    ];

    /// <summary>The variables with a list or an object of their own that no query depends on.</summary>
    private readonly HashSet<string> _own = [.. names.Made.Where(others.Contains)];

    /// <summary>
    /// Returns true if a statement changes nothing but variables that no query depends on. It has no part in a query,
    /// and goes on at the next one.
    /// </summary>
    public bool AreNone(StatementSyntax statement) => statement.DescendantNodes().All(IsNone);

    /// <summary>Returns true if a function sets a variable around it that is none of the others.</summary>
    private static bool Sets(AnonymousFunctionExpressionSyntax function, HashSet<string> others)
    {
        var own = Flows.Variables(function);
        return function
            .DescendantNodes()
            .SelectMany(Flows.At)
            .Any(flow => !own.Contains(flow.Variable) && !others.Contains(flow.Variable));
    }

    private bool IsNone(SyntaxNode node) =>
        node switch
        {
            LocalFunctionStatementSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
            AssignmentExpressionSyntax assignment => IsNone(assignment.Left),
            PrefixUnaryExpressionSyntax { Operand: var operand } => !IsCount(node) || IsNone(operand),
            PostfixUnaryExpressionSyntax { Operand: var operand } => !IsCount(node) || IsNone(operand),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } output => IsNone(output.Expression),
            RefExpressionSyntax alias => IsNone(alias.Expression),
            InvocationExpressionSyntax call => IsNone(call),
            BaseObjectCreationExpressionSyntax creation => !relevance.StoresByMaking(Flows.NameOf(creation)),
            SimpleNameSyntax name => !relevance.StoresByReading(name.Identifier.ValueText)
                && !_changing.Contains(name.Identifier.ValueText),
            ElementAccessExpressionSyntax or BinaryExpressionSyntax => !relevance.StoresByOperator,
            ParameterSyntax => true,
            _ => Flows.DeclaredBy(node) is not { } declared || others.Contains(declared),
        };

    private static IEnumerable<(string Variable, SyntaxNode Source)> FlowsAround(SyntaxNode node, SyntaxNode member) =>
        node.Ancestors().TakeWhile(each => each != member).SelectMany(Flows.At);

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

    /// <summary>Returns true for <c>++</c> and <c>--</c>, of the operators with one operand.</summary>
    private static bool IsCount(SyntaxNode change) =>
        change.Kind()
            is SyntaxKind.PreIncrementExpression
                or SyntaxKind.PreDecrementExpression
                or SyntaxKind.PostIncrementExpression
                or SyntaxKind.PostDecrementExpression;
}
