using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// Statements that have no part in a query. The ways through one are told apart only by what a query, or the result of
/// the method, can depend on: other variables are forgotten after it. Nothing wrong can come of that, as a variable that
/// is forgotten can have any value.
/// </summary>
internal sealed class QuietStatements(Relevance relevance)
{
    private readonly ConcurrentDictionary<SyntaxNode, bool> _quiet = [];
    private readonly ConcurrentDictionary<SyntaxNode, bool> _leaves = [];
    private readonly ConcurrentDictionary<SyntaxNode, NeededNames> _names = [];

    public bool IsQuiet(StatementSyntax statement) =>
        _quiet.GetOrAdd(statement, each => !relevance.IsIn(each) && !NamesOf(MemberAround(each)).IsRelevant(each));

    /// <summary>
    /// Joins the states that a statement leads to from one state, if they differ only in what no query depends on.
    /// </summary>
    public IReadOnlyList<State> Join(IReadOnlyList<State> states, StatementSyntax statement)
    {
        var member = MemberAround(statement);
        var others = NamesOf(member).Others;
        IReadOnlyList<State> left = [.. states.Select(state => Forget(state, member, others))];
        return States.JoinQuiet(left, areAll: !_leaves.GetOrAdd(statement, Leaves));
    }

    private NeededNames NamesOf(SyntaxNode member) => _names.GetOrAdd(member, each => new NeededNames(each, relevance));

    /// <summary>Returns true if a statement can end elsewhere than at the next one.</summary>
    private static bool Leaves(SyntaxNode statement) =>
        statement
            .DescendantNodesAndSelf(node =>
                node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            )
            .Any(node =>
                node switch
                {
                    ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax or YieldStatementSyntax =>
                        true,
                    ContinueStatementSyntax => !IsWithin(node, statement, IsLoop),
                    BreakStatementSyntax => !IsWithin(
                        node,
                        statement,
                        each => IsLoop(each) || each is SwitchStatementSyntax
                    ),
                    _ => false,
                }
            );

    private static bool IsWithin(SyntaxNode jump, SyntaxNode statement, Func<SyntaxNode, bool> isTarget) =>
        jump.Ancestors().TakeWhile(node => node != statement.Parent).Any(isTarget);

    public static bool IsLoop(SyntaxNode node) =>
        node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static SyntaxNode MemberAround(SyntaxNode node) =>
        node.Ancestors().First(each => each is MemberDeclarationSyntax or CompilationUnitSyntax);

    private static State Forget(State state, SyntaxNode member, HashSet<string> others)
    {
        foreach (var (variable, value) in state.Locals)
        {
            if (others.Contains(variable.Name) && IsDeclaredIn(member, variable))
            {
                var forgotten = new UnknownValue($"{variable.Name} of {SourceSet.SiteOf(member)}");
                state =
                    value == forgotten
                        ? state.Forget(forgotten.Token)
                        : state.Forget(forgotten.Token).With(variable, forgotten);
            }
        }
        return state;
    }

    private static bool IsDeclaredIn(SyntaxNode member, ISymbol variable) =>
        variable is ILocalSymbol or IParameterSymbol
        && variable.DeclaringSyntaxReferences is [var declared]
        && declared.SyntaxTree == member.SyntaxTree
        && member.Span.Contains(declared.Span);
}
