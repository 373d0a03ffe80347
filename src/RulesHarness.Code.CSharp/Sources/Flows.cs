using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>What the code of a member sets and changes, by names.</summary>
internal static class Flows
{
    /// <summary>Methods of the library that put a value into a list or a map.</summary>
    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "Add",
        "AddRange",
        "Enqueue",
        "Insert",
        "Push",
        "TryAdd",
    };

    /// <summary>Returns true if a member sets or changes what is not its own, or may do so.</summary>
    public static bool OutOf(SyntaxNode member)
    {
        var own = Variables(member);
        return member
            .DescendantNodes()
            .Any(node =>
                node switch
                {
                    AssignmentExpressionSyntax assignment => IsOut(assignment, own),
                    InvocationExpressionSyntax call => IsOut(call, own),
                    _ => false,
                }
            );
    }

    /// <summary>Returns true if an assignment sets anything but the variables.</summary>
    public static bool IsOut(AssignmentExpressionSyntax assignment, HashSet<string> variables) =>
        assignment.Parent is not InitializerExpressionSyntax
        && Targets(assignment.Left).Any(target => IsOut(target, variables));

    /// <summary>Returns true if a call puts something into a list or a map that is none of the variables.</summary>
    public static bool IsOut(InvocationExpressionSyntax call, HashSet<string> variables) =>
        call.Expression
            is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name }
        && Changes.Contains(name)
        && IsOut(receiver, variables);

    private static bool IsOut(ExpressionSyntax target, HashSet<string> variables) =>
        RootOf(target) is not { } root || !variables.Contains(root);

    /// <summary>Gets the variables that a member declares. Its parameters are none: others hold what they are.</summary>
    public static HashSet<string> Variables(SyntaxNode member) =>
        [.. member.DescendantNodes().Where(node => node is not ParameterSyntax).Select(DeclaredBy).OfType<string>()];

    public static string? DeclaredBy(SyntaxNode node) =>
        node switch
        {
            ParameterSyntax each => each.Identifier.ValueText,
            VariableDeclaratorSyntax each => each.Identifier.ValueText,
            SingleVariableDesignationSyntax each => each.Identifier.ValueText,
            ForEachStatementSyntax each => each.Identifier.ValueText,
            FromClauseSyntax each => each.Identifier.ValueText,
            LetClauseSyntax each => each.Identifier.ValueText,
            _ => null,
        };

    /// <summary>Gets the variables that a node sets or changes, with the code that their values depend on.</summary>
    public static IEnumerable<(string Variable, SyntaxNode Source)> At(SyntaxNode node)
    {
        foreach (var (variable, source) in MayBeAt(node))
        {
            if (variable is not null && source is not null)
            {
                yield return (variable, source);
            }
        }
    }

    private static IEnumerable<(string?, SyntaxNode?)> MayBeAt(SyntaxNode node) =>
        node switch
        {
            VariableDeclaratorSyntax variable => [(DeclaredBy(node), variable.Initializer)],
            ForEachStatementSyntax loop => [(DeclaredBy(node), loop.Expression)],
            SingleVariableDesignationSyntax => [(DeclaredBy(node), Around(node))],
            ParameterSyntax => [(DeclaredBy(node), CallAround(node))],
            FromClauseSyntax or LetClauseSyntax =>
            [
                (DeclaredBy(node), node.FirstAncestorOrSelf<QueryExpressionSyntax>()),
            ],
            AssignmentExpressionSyntax assignment => Targets(assignment.Left)
                .Select(target => (RootOf(target), (SyntaxNode?)assignment)),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var changed } } =>
            [
                (RootOf(changed), node),
            ],
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } output =>
            [
                (RootOf(output.Expression), output.Parent?.Parent),
            ],
            _ => [],
        };

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) =>
        left switch
        {
            TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Targets(argument.Expression)),
            DeclarationExpressionSyntax => [],
            ParenthesizedExpressionSyntax inner => Targets(inner.Expression),
            _ => [left],
        };

    /// <summary>Gets the variable at the start of <c>a.b[c].d</c>; null if there is none.</summary>
    private static string? RootOf(ExpressionSyntax target) =>
        target switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax member => RootOf(member.Expression),
            ElementAccessExpressionSyntax element => RootOf(element.Expression),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => RootOf(member.Expression),
            ParenthesizedExpressionSyntax inner => RootOf(inner.Expression),
            PostfixUnaryExpressionSyntax sure => RootOf(sure.Operand),
            _ => null,
        };

    /// <summary>Gets what a pattern or an output is part of.</summary>
    private static SyntaxNode? Around(SyntaxNode designation) =>
        designation.Ancestors().FirstOrDefault(IsWhole) switch
        {
            SwitchStatementSyntax choice => choice.Expression,
            ForEachVariableStatementSyntax loop => loop.Expression,
            var node => node,
        };

    private static bool IsWhole(SyntaxNode node) =>
        node
            is IsPatternExpressionSyntax
                or SwitchExpressionSyntax
                or InvocationExpressionSyntax
                or AssignmentExpressionSyntax
                or StatementSyntax;

    /// <summary>Gets the call that gives values to a parameter of a function.</summary>
    private static SyntaxNode? CallAround(SyntaxNode parameter) =>
        parameter
            .FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()
            ?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
}
