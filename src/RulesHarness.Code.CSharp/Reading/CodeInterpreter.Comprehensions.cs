using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Query expressions: <c>from id in ids where … select …</c>.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>The items that a way through a query expression selects.</summary>
    private readonly record struct Selected(State State, ImmutableList<Value> Values, bool IsOpen);

    private IReadOnlyList<Outcome> Comprehend(QueryExpressionSyntax query, State state)
    {
        if (query.Body is not { SelectOrGroup: SelectClauseSyntax select, Continuation: null })
        {
            return EvaluateParts(query, state);
        }
        var clauses = new List<QueryClauseSyntax> { query.FromClause };
        clauses.AddRange(query.Body.Clauses);
        var outcomes = new List<Outcome>();
        foreach (var found in Comprehend(clauses, 0, select.Expression, state))
        {
            var ranges = found.State.Locals.Keys.Where(key => key is IRangeVariableSymbol);
            var inner = ranges.Where(key => !state.Locals.ContainsKey(key)).ToList();
            var after = found.State with { Locals = found.State.Locals.RemoveRange(inner) };
            var isSorted = found.Values.Count > 1 && clauses.Exists(clause => clause is OrderByClauseSyntax);
            var list = new ListItem(found.Values, found.IsOpen || isSorted) { IsUniform = found.IsOpen || isSorted };
            var (at, reference) = after.Allocate(Sources.SourceSet.SiteOf(query), list);
            outcomes.Add(new Outcome(at, reference));
        }
        return Join(outcomes);
    }

    private IReadOnlyList<Selected> Comprehend(
        IReadOnlyList<QueryClauseSyntax> clauses,
        int at,
        ExpressionSyntax select,
        State state
    )
    {
        IReadOnlyList<Selected> Next(State after) => Comprehend(clauses, at + 1, select, after);
        if (at == clauses.Count)
        {
            return [.. Evaluate(select, state).Select(found => new Selected(found.State, [found.Value], false))];
        }
        return clauses[at] switch
        {
            FromClauseSyntax from => FromEach(from.Expression, sources.DeclaredBy(from), state, Next),
            JoinClauseSyntax { Into: null } join => FromEach(
                join.InExpression,
                sources.DeclaredBy(join),
                state,
                Next,
                isPart: true
            ),
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
            foreach (var item in known)
            {
                ways =
                [
                    .. ways.SelectMany(way =>
                            rest(With(variable, item, way.State))
                                .Select(found => new Selected(
                                    found.State,
                                    way.Values.AddRange(found.Values),
                                    way.IsOpen || found.IsOpen
                                ))
                        )
                        .Take(States.Limit),
                ];
            }
            all.AddRange(ways);
        }
        return all;
    }

    private static State With(ISymbol? variable, Value value, State state) =>
        variable is null ? state : state.With(variable, value);
}
