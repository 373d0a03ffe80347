using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Query expressions: <c>from id in ids where … select …</c>.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>The items that a way through a query expression selects.</summary>
    private readonly record struct Selected(State State, ImmutableList<Value> Values, bool IsOpen)
    {
        /// <summary>Gets whether there are more ways than are followed.</summary>
        public bool IsCut { get; init; }
    }

    private IReadOnlyList<Outcome> Comprehend(QueryExpressionSyntax query, State state)
    {
        if (query.Body is not { SelectOrGroup: SelectClauseSyntax, Continuation: null })
        {
            var after = Comprehend([query.FromClause, .. query.Body.Clauses], query.Body, state);
            return Join([.. after.Select(at => new Outcome(Without(at, state), Unknown(query)))]);
        }
        List<QueryClauseSyntax> clauses = [query.FromClause, .. query.Body.Clauses];
        var outcomes = new List<Outcome>();
        foreach (var found in Comprehend(clauses, 0, Selection(query.Body), state))
        {
            var isSorted = found.Values.Count > 1 && clauses.Exists(clause => clause is OrderByClauseSyntax);
            var isOpen = found.IsOpen || found.IsCut || isSorted;
            var list = new ListItem(found.Values, isOpen) { IsUniform = isOpen && !found.IsCut };
            var (at, reference) = Without(found.State, state).Allocate(Sources.SourceSet.SiteOf(query), list);
            outcomes.Add(new Outcome(at, reference));
        }
        return Join(outcomes);
    }

    /// <summary>Runs groups and what follows on them, of whose items nothing is known.</summary>
    private IReadOnlyList<State> Comprehend(IReadOnlyList<QueryClauseSyntax> clauses, QueryBodySyntax body, State state)
    {
        IReadOnlyList<State> states = [.. Comprehend(clauses, 0, Selection(body), state).Select(found => found.State)];
        if (body.Continuation is not { } next)
        {
            return states;
        }
        var any = Unknown(next);
        return
        [
            .. States
                .Join(states)
                .SelectMany(at =>
                    Comprehend(next.Body.Clauses, next.Body, With(sources.DeclaredBy(next), any, at.Forget(any.Token)))
                ),
        ];
    }

    private static IReadOnlyList<ExpressionSyntax> Selection(QueryBodySyntax body) =>
        body.SelectOrGroup switch
        {
            SelectClauseSyntax select => [select.Expression],
            GroupClauseSyntax group => [group.GroupExpression, group.ByExpression],
            _ => [],
        };

    /// <summary>Leaves the variables of a query expression behind.</summary>
    private static State Without(State after, State before)
    {
        var ranges = after.Locals.Keys.Where(key => key is IRangeVariableSymbol);
        var inner = ranges.Where(key => !before.Locals.ContainsKey(key)).ToList();
        return after with { Locals = after.Locals.RemoveRange(inner) };
    }

    private IReadOnlyList<Selected> Comprehend(
        IReadOnlyList<QueryClauseSyntax> clauses,
        int at,
        IReadOnlyList<ExpressionSyntax> selection,
        State state
    )
    {
        IReadOnlyList<Selected> Next(State after) => Comprehend(clauses, at + 1, selection, after);
        IReadOnlyList<Selected> NextAfter(IEnumerable<ExpressionSyntax> parts, State before) =>
            [.. EvaluateAll(parts, before).SelectMany(way => Next(way.State))];
        if (at == clauses.Count)
        {
            return
            [
                .. EvaluateAll(selection, state).Select(way => new Selected(way.State, [.. way.Values.Take(1)], false)),
            ];
        }
        return clauses[at] switch
        {
            FromClauseSyntax from => FromEach(from.Expression, sources.DeclaredBy(from), state, Next),
            JoinClauseSyntax { Into: null } join => FromEach(
                join.InExpression,
                sources.DeclaredBy(join),
                state,
                after => NextAfter([join.LeftExpression, join.RightExpression], after),
                isPart: true
            ),
            JoinClauseSyntax join => NextAfter([join.InExpression, join.LeftExpression, join.RightExpression], state),
            OrderByClauseSyntax sort => NextAfter(sort.Orderings.Select(each => each.Expression), state),
            LetClauseSyntax let =>
            [
                .. Evaluate(let.Expression, state)
                    .SelectMany(found => Next(With(sources.DeclaredBy(let), found.Value, found.State))),
            ],
            WhereClauseSyntax where =>
            [
                .. Test(where.Condition, state)
                    .SelectMany(way => way.Holds ? Next(way.State) : [new Selected(way.State, [], false)]),
            ],
            _ => Next(state),
        };
    }

    /// <summary>
    /// Runs the rest for each item of a list. One that is not known runs it once: each of its items leads to the same.
    /// </summary>
    private List<Selected> FromEach(
        ExpressionSyntax source,
        ISymbol? variable,
        State state,
        Func<State, IReadOnlyList<Selected>> rest,
        bool isPart = false
    )
    {
        var all = new List<Selected>();
        foreach (var (at, value) in Evaluate(source, state).Select(outcome => (outcome.State, outcome.Value)))
        {
            var known = isPart ? null : KnownItems(value, at);
            if (known is null)
            {
                var any = Unknown(source.Parent!);
                all.AddRange(
                    rest(With(variable, any, at.Forget(any.Token))).Select(each => each with { IsOpen = true })
                );
                continue;
            }
            IReadOnlyList<Selected> ways = [new Selected(at, [], false)];
            var isCut = false;
            foreach (var item in known)
            {
                ways = Bounded(
                    ways.SelectMany(way =>
                        rest(With(variable, item, way.State))
                            .Select(found => new Selected(
                                found.State,
                                way.Values.AddRange(found.Values),
                                way.IsOpen || found.IsOpen
                            )
                            {
                                IsCut = way.IsCut || found.IsCut,
                            })
                    ),
                    ref isCut
                );
            }
            all.AddRange(ways.Select(way => way with { IsCut = way.IsCut || isCut }));
        }
        return all;
    }

    private static State With(ISymbol? variable, Value value, State state) =>
        variable is null ? state : state.With(variable, value);
}
