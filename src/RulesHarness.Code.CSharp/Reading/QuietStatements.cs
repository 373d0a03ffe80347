using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <summary>
/// Statements that have no part in a query. The ways through one are told apart only by what a query, or the result of
/// the method, can depend on: other variables are forgotten after it. Nothing wrong can come of that: a variable that
/// is forgotten can have any value, and one through which an object is changed that others may hold is kept.
/// </summary>
internal sealed class QuietStatements(Relevance relevance)
{
    private readonly ConcurrentDictionary<SyntaxNode, Quiet> _statements = [];
    private readonly NeededResults _results = new(relevance);
    private readonly ConcurrentDictionary<SyntaxNode, Effects> _effects = [];
    private readonly ConcurrentDictionary<SyntaxNode, HashSet<string>> _others = [];

    /// <summary>How little a statement has to do with queries.</summary>
    private enum Quiet
    {
        /// <summary>It may take part in one.</summary>
        No,

        /// <summary>It has no part in one, and can end elsewhere than at the next statement.</summary>
        Leaving,

        /// <summary>It has no part in one.</summary>
        Yes,

        /// <summary>It changes nothing that one depends on, either.</summary>
        WithoutEffect,
    }

    public bool IsQuiet(StatementSyntax statement) => Of(statement) != Quiet.No;

    /// <summary>Returns true if nothing is missed when a statement is not run.</summary>
    public bool IsWithoutEffect(StatementSyntax statement) => Of(statement) == Quiet.WithoutEffect;

    private Quiet Of(StatementSyntax statement) => _statements.GetOrAdd(statement, each => Find((StatementSyntax)each));

    private Quiet Find(StatementSyntax statement)
    {
        var member = NeededResults.MemberAround(statement);
        if (_results.NamesOf(member).IsRelevant(statement) || Yields(statement))
        {
            return Quiet.No;
        }
        if (ControlFlow.Leaves(statement))
        {
            return Quiet.Leaving;
        }
        return EffectsOf(member).AreNone(statement) ? Quiet.WithoutEffect : Quiet.Yes;
    }

    /// <summary>Returns true if code of an iterator yields an item.</summary>
    public static bool Yields(SyntaxNode code) =>
        code.DescendantNodesAndSelf(node =>
                node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            )
            .Any(node => node is YieldStatementSyntax { Expression: not null });

    /// <summary>Returns true if a query can depend on the result of a method.</summary>
    public bool IsResultNeeded(IMethodSymbol method) => _results.IsNeeded(method);

    private Effects EffectsOf(SyntaxNode member) =>
        _effects.GetOrAdd(member, each => new Effects(each, _results.NamesOf(each), OthersIn(each), relevance));

    /// <summary>Gets the variables of a member that no query depends on.</summary>
    private HashSet<string> OthersIn(SyntaxNode member) =>
        _others.GetOrAdd(member, each => _results.NamesOf(each).Others(_results.IsNeeded(each)));

    /// <summary>
    /// Joins the states that a statement leads to from one state, if they differ only in what no query depends on.
    /// </summary>
    public IReadOnlyList<State> Join(IReadOnlyList<State> states, StatementSyntax statement) =>
        States.JoinQuiet([.. states.Select(state => Forget(statement, state))], areAll: Of(statement) != Quiet.Leaving);

    /// <summary>Gets a state in which the variables that no query depends on are not known.</summary>
    public State Forget(StatementSyntax statement, State state)
    {
        var member = NeededResults.MemberAround(statement);
        return Forget(state, member, OthersIn(member));
    }

    private static State Forget(State state, SyntaxNode member, HashSet<string> others)
    {
        foreach (var variable in state.Locals.Keys)
        {
            if (others.Contains(variable.Name) && IsDeclaredIn(member, variable))
            {
                var forgotten = new UnknownValue($"{variable.Name} of {SourceSet.SiteOf(member)}");
                state = state.Forget(forgotten.Token).With(variable, forgotten);
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
