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
    private readonly HashSet<string> _declared;
    private readonly Reached _withoutResult;
    private readonly Reached _withResult;

    /// <summary>Code that was found backwards, and the names in it.</summary>
    private sealed record Reached(HashSet<SyntaxNode> Nodes, HashSet<string> Names);

    public NeededNames(SyntaxNode member, Relevance relevance)
    {
        _relevance = relevance;
        _variables = Flows.Variables(member);
        Made = Flows.MadeIn(member);
        _functions = [.. member.DescendantNodes().Where(IsFunctionOfQueries).Select(NameOf).OfType<string>()];
        _declared = [.. member.DescendantNodes().Select(Flows.DeclaredBy).OfType<string>()];
        var flows = member.DescendantNodes().SelectMany(FlowsAt).ToLookup(flow => flow.Variable, flow => flow.Source);
        _withoutResult = Follow(new Reached([], []), member.DescendantNodesAndSelf().SelectMany(Needed), flows);
        _withResult = Follow(
            _withoutResult,
            member.DescendantNodesAndSelf().Where(IsResult).SelectMany(WithConditions),
            flows
        );
    }

    private static Reached Follow(Reached before, IEnumerable<SyntaxNode> needed, ILookup<string, SyntaxNode> flows)
    {
        var reached = new Reached([.. before.Nodes], [.. before.Names]);
        var open = new Stack<SyntaxNode>(needed);
        while (open.TryPop(out var node))
        {
            if (!reached.Nodes.Add(node))
            {
                continue;
            }
            foreach (var source in MentionedNames.In(node).Where(reached.Names.Add).SelectMany(name => flows[name]))
            {
                open.Push(source);
            }
        }
        return reached;
    }

    /// <summary>Gets the variables with an object that the member makes.</summary>
    public HashSet<string> Made { get; }

    /// <summary>
    /// Gets the variables and parameters of the member that no query depends on, nor its result if that is needed.
    /// </summary>
    public HashSet<string> Others(bool isResultNeeded) =>
        [.. _declared.Where(name => !(isResultNeeded ? _withResult : _withoutResult).Names.Contains(name))];

    /// <summary>Returns true if a query depends on the value of an expression of the member.</summary>
    public bool IsNeeded(SyntaxNode expression) => IsIn(_withoutResult, expression);

    /// <summary>Returns true if the result of the member depends on the value of an expression of it.</summary>
    public bool IsPartOfResult(SyntaxNode expression) => IsIn(_withResult, expression);

    private static bool IsIn(Reached reached, SyntaxNode expression) =>
        expression.AncestorsAndSelf().Any(reached.Nodes.Contains);

    /// <summary>Returns true if the member declares a variable or a function of a name.</summary>
    public bool IsVariable(string name) => _variables.Contains(name) || _functions.Contains(name);

    /// <summary>Returns true if code of the member names what may take part in a query.</summary>
    public bool IsRelevant(SyntaxNode code) => code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(IsRelevant);

    private bool IsRelevant(SimpleNameSyntax name) =>
        IsRelevant(name.Identifier.ValueText)
        && (!SyntaxFacts.IsInTypeOnlyContext(name) || _relevance.IsPartAsType(name.Identifier.ValueText));

    private bool IsRelevant(string name) => IsOfQuery(name) || _functions.Contains(name);

    private bool IsOfQuery(string name) => _relevance.IsPart(name) || LibraryMethods.MayBeOfQuery(name);

    private bool IsFunctionOfQueries(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax
        || node is AnonymousFunctionExpressionSyntax && MentionedNames.In(node).Any(IsOfQuery);

    /// <summary>Gets the name of a local function, or of the variable that a function is put into.</summary>
    private static string? NameOf(SyntaxNode function) =>
        function is LocalFunctionStatementSyntax local
            ? local.Identifier.ValueText
            : function.Ancestors().SelectMany(Flows.At).Select(flow => flow.Variable).FirstOrDefault();

    /// <summary>Gets the code at a node that a query depends on, or something that outlives the member.</summary>
    private IEnumerable<SyntaxNode> Needed(SyntaxNode node) =>
        node switch
        {
            ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax => IsOfFunction(node)
                ? WithConditions(node)
                : IfRelevant(node, node),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => IfRelevant(
                assignment,
                assignment.Right
            ),
            ExpressionStatementSyntax => IfRelevant(node, node),
            VariableDeclaratorSyntax { Initializer.Value: var value } => IfRelevant(value, value),
            AssignmentExpressionSyntax assignment => Flows.IsOut(assignment, _variables, [], Made)
                ? WithConditions(node)
                : [],
            InvocationExpressionSyntax call => IsStored(call) ? [.. Parts(call), .. ControlFlow.Conditions(call)] : [],
            ConstructorInitializerSyntax => [node],
            StatementSyntax when ControlFlow.IsJump(node) => ControlFlow.LoopAround(node) is { } loop
            && IsRelevant(loop)
                ? ControlFlow.HeadersAround(node, loop)
                : [],
            StatementSyntax => ControlFlow.Headers(node).SelectMany(header => IfRelevant(node, header)),
            _ => [],
        };

    private static IEnumerable<SyntaxNode> WithConditions(SyntaxNode node) =>
        ControlFlow.Conditions(node).Prepend(node);

    /// <summary>Gets the variables that a node sets, with what they are set from, and on which conditions.</summary>
    private static IEnumerable<(string Variable, SyntaxNode Source)> FlowsAt(SyntaxNode node) =>
        Flows
            .At(node)
            .SelectMany(flow =>
                ControlFlow.Conditions(node).Prepend(flow.Source).Select(source => (flow.Variable, source))
            );

    private IEnumerable<SyntaxNode> IfRelevant(SyntaxNode whole, SyntaxNode needed) =>
        IsRelevant(whole) ? Parts(needed) : [];

    /// <summary>
    /// Gets what the calls in code depend on that may take part in a query. Whether their results are needed is another
    /// matter.
    /// </summary>
    private IEnumerable<SyntaxNode> Parts(SyntaxNode code)
    {
        var calls = code.DescendantNodesAndSelf(node => !IsRelevantCall(node)).Where(IsRelevantCall).ToList();
        return calls.Count == 0 || code.DescendantNodesAndSelf(node => !IsRelevantCall(node)).Any(IsChoice)
            ? [code]
            : calls.SelectMany(PartsOfCall);
    }

    private bool IsRelevantCall(SyntaxNode node) =>
        node switch
        {
            InvocationExpressionSyntax call => Flows.NameOf(call) is not { } name || IsRelevant(name),
            ObjectCreationExpressionSyntax creation => IsRelevant(creation.Type),
            ImplicitObjectCreationExpressionSyntax => true,
            _ => false,
        };

    private static IEnumerable<SyntaxNode> PartsOfCall(SyntaxNode call) =>
        call switch
        {
            InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax member,
                ArgumentList: var arguments
            } => [arguments, member.Expression],
            InvocationExpressionSyntax { Expression: var called, ArgumentList: var arguments } => [arguments, called],
            _ => [call],
        };

    /// <summary>Returns true for an expression of which only a part may be run.</summary>
    private static bool IsChoice(SyntaxNode node) =>
        node
            is ConditionalExpressionSyntax
                or SwitchExpressionSyntax
                or ConditionalAccessExpressionSyntax
                or BinaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.LogicalAndExpression
                        or (int)SyntaxKind.LogicalOrExpression
                        or (int)SyntaxKind.CoalesceExpression,
                };

    /// <summary>Returns true if a call may put its arguments into something that outlives the member.</summary>
    private bool IsStored(InvocationExpressionSyntax call) =>
        Flows.NameOf(call) is not { } name || Flows.IsOut(call, Made) || _relevance.Stores(name);

    /// <summary>Returns true for code that gives the result of the member.</summary>
    private static bool IsResult(SyntaxNode node) =>
        node is ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax && !IsOfFunction(node);

    private static bool IsOfFunction(SyntaxNode node) =>
        ControlFlow.FunctionAround(node) is not MemberDeclarationSyntax;
}
