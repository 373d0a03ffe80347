using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// The names in a member on which a query, or a result of the member, can depend. They are found backwards: those in
/// code that may take part in a query, then those that these are set from.
/// </summary>
internal sealed class NeededNames
{
    private readonly Relevance _relevance;
    private readonly HashSet<string> _variables;
    private readonly HashSet<string> _functions;
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);

    public NeededNames(SyntaxNode member, Relevance relevance)
    {
        _relevance = relevance;
        _variables = Flows.Variables(member);
        _functions = [.. member.DescendantNodes().Where(IsFunctionOfQueries).Select(NameOf).OfType<string>()];
        var flows = member.DescendantNodes().SelectMany(FlowsAt).ToLookup(flow => flow.Variable, flow => flow.Source);
        var open = new Stack<SyntaxNode>(member.DescendantNodesAndSelf().SelectMany(Needed));
        while (open.TryPop(out var node))
        {
            foreach (var source in MentionedNames.In(node).Where(_needed.Add).SelectMany(name => flows[name]))
            {
                open.Push(source);
            }
        }
        Others =
        [
            .. member
                .DescendantNodes()
                .Select(Flows.DeclaredBy)
                .OfType<string>()
                .Where(name => !_needed.Contains(name)),
        ];
    }

    /// <summary>Gets the variables and parameters of the member that no query and no result depends on.</summary>
    public HashSet<string> Others { get; }

    /// <summary>Returns true if code of the member names what may take part in a query.</summary>
    public bool IsRelevant(SyntaxNode code) =>
        _relevance.IsIn(code) || _functions.Count > 0 && MentionedNames.In(code).Any(_functions.Contains);

    private bool IsFunctionOfQueries(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax || node is AnonymousFunctionExpressionSyntax && _relevance.IsIn(node);

    /// <summary>Gets the name of a local function, or of the variable that a function is put into.</summary>
    private static string? NameOf(SyntaxNode function) =>
        function is LocalFunctionStatementSyntax local
            ? local.Identifier.ValueText
            : function.Ancestors().SelectMany(Flows.At).Select(flow => flow.Variable).FirstOrDefault();

    /// <summary>Gets the code at a node that a query or a result depends on.</summary>
    private IEnumerable<SyntaxNode> Needed(SyntaxNode node) =>
        node switch
        {
            ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax => IsResultNeeded(node)
                ? WithConditions(node)
                : IfRelevant(node, node),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => IfRelevant(
                assignment,
                assignment.Right
            ),
            ExpressionStatementSyntax => IfRelevant(node, node),
            VariableDeclaratorSyntax { Initializer.Value: var value } => IfRelevant(value, value),
            AssignmentExpressionSyntax assignment => Flows.IsOut(assignment, _variables) ? WithConditions(node) : [],
            InvocationExpressionSyntax call => IsStored(call) ? WithConditions(node) : [],
            StatementSyntax when IsJump(node) => LoopAround(node) is { } loop && IsRelevant(loop)
                ? HeadersAround(node, loop)
                : [],
            StatementSyntax => Headers(node).SelectMany(header => IfRelevant(node, header)),
            _ => [],
        };

    private static IEnumerable<SyntaxNode> WithConditions(SyntaxNode node) => Conditions(node).Prepend(node);

    /// <summary>Gets the variables that a node sets, with what they are set from, and on which conditions.</summary>
    private static IEnumerable<(string Variable, SyntaxNode Source)> FlowsAt(SyntaxNode node) =>
        Flows
            .At(node)
            .SelectMany(flow => Conditions(node).Prepend(flow.Source).Select(source => (flow.Variable, source)));

    /// <summary>Gets what decides whether a node is run.</summary>
    private static IEnumerable<SyntaxNode> Conditions(SyntaxNode node) =>
        node.Ancestors()
            .OfType<StatementSyntax>()
            .SelectMany(around => Headers(around).Concat(ConditionsOfJumps(around)));

    private static IEnumerable<SyntaxNode> ConditionsOfJumps(StatementSyntax around) =>
        QuietStatements.IsLoop(around)
            ? around
                .DescendantNodes()
                .Where(node => IsJump(node) && LoopAround(node) == around)
                .SelectMany(node => HeadersAround(node, around))
            : [];

    private static bool IsJump(SyntaxNode node) =>
        node is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;

    private static SyntaxNode? LoopAround(SyntaxNode jump) => jump.Ancestors().FirstOrDefault(QuietStatements.IsLoop);

    /// <summary>Gets the conditions on which a loop is left, or its next round begins.</summary>
    private static IEnumerable<SyntaxNode> HeadersAround(SyntaxNode jump, SyntaxNode loop) =>
        jump.Ancestors().TakeWhile(node => node != loop).OfType<StatementSyntax>().SelectMany(Headers);

    /// <summary>Gets the parts of a statement that decide which of the statements in it are run.</summary>
    private static IEnumerable<SyntaxNode> Headers(SyntaxNode statement) =>
        statement switch
        {
            SwitchStatementSyntax choice => choice
                .Sections.SelectMany(each => each.Labels)
                .Prepend<SyntaxNode>(choice.Expression),
            BlockSyntax or LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ThrowStatementSyntax => [],
            _ => statement.ChildNodes().Where(child => child is not (StatementSyntax or ElseClauseSyntax)),
        };

    private IEnumerable<SyntaxNode> IfRelevant(SyntaxNode whole, SyntaxNode needed) =>
        IsRelevant(whole) ? [needed] : [];

    /// <summary>Returns true if a call may put its arguments into something that outlives the member.</summary>
    private bool IsStored(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            SimpleNameSyntax own => own,
            MemberAccessExpressionSyntax { Name: var method } => method,
            MemberBindingExpressionSyntax { Name: var method } => method,
            _ => null,
        };
        return name is null || Flows.IsOut(call, _variables) || _relevance.Stores(name.Identifier.ValueText);
    }

    private static bool IsResultNeeded(SyntaxNode returned) =>
        returned.Ancestors().FirstOrDefault(IsFunction) is not MethodDeclarationSyntax method
        || !IsNeverNeeded(method.ReturnType);

    private static bool IsFunction(SyntaxNode node) =>
        node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    /// <summary>Returns true for the types of which no query needs a value, as far as their names tell.</summary>
    private static bool IsNeverNeeded(TypeSyntax type) =>
        type switch
        {
            PredefinedTypeSyntax predefined => predefined.Keyword.Kind()
                is SyntaxKind.DecimalKeyword
                    or SyntaxKind.DoubleKeyword
                    or SyntaxKind.FloatKeyword,
            GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } task => task.TypeArgumentList.Arguments
                is [var result]
                && IsNeverNeeded(result),
            IdentifierNameSyntax name => name.Identifier.ValueText == "DateTime",
            _ => false,
        };
}
