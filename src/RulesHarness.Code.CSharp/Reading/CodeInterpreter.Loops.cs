using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Sources;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>
/// Loops. A loop over known items runs once for each. Any other runs until a round leads to no new state, and at most
/// <see cref="MaxRounds"/> times.
/// </content>
internal sealed partial class CodeInterpreter
{
    private const int MaxRounds = 3;
    private const int MaxCountedRounds = 32;

    private const string Endless = "a loop adds to the query in each round; only the first rounds were read";

    private sealed record LoopParts(
        ExpressionSyntax? Condition,
        StatementSyntax Body,
        IReadOnlyList<ExpressionSyntax> Incrementors,
        bool IsBodyFirst = false
    )
    {
        /// <summary>Gets the most rounds to run.</summary>
        public int Rounds { get; init; } = MaxRounds;
    }

    private List<Exit> For(ForStatementSyntax loop, State state)
    {
        var start = loop.Declaration is { } declaration
            ? Declare(declaration, state)
            : EvaluateAll(loop.Initializers, state).Select(way => new Exit(way.State, Ending.Next));
        bool IsCountedAt(State at) =>
            loop.Incrementors.Any(change =>
                change.ChildNodes().FirstOrDefault() is ExpressionSyntax counter && IsCounted(counter, at)
            );
        LoopParts Parts(State at) =>
            new(loop.Condition, loop.Statement, [.. loop.Incrementors])
            {
                Rounds = IsCountedAt(at) ? MaxCountedRounds : MaxRounds,
            };
        return
        [
            .. start
                .SelectMany(exit => Loop(Parts(exit.State), exit.State))
                .Select(exit => exit with { State = Leave(exit.State, state) }),
        ];
    }

    private List<Exit> Loop(LoopParts loop, State state) =>
        Rounds(
            state,
            (at, round) =>
                loop.IsBodyFirst && round == 0 || loop.Condition is null
                    ? [new Way(at, true)]
                    : Test(loop.Condition, Renewed(loop.Condition, at)),
            at => Round(loop, at),
            loop.Rounds,
            canEnd: loop.Condition is { } condition && !condition.IsKind(SyntaxKind.TrueLiteralExpression)
        );

    /// <summary>Forgets what earlier rounds found out about the calls of a condition.</summary>
    private static State Renewed(ExpressionSyntax condition, State state) =>
        condition
            .DescendantNodesAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .Aggregate(state, (at, call) => at.Forget(SourceSet.SiteOf(call)));

    private List<Exit> Round(LoopParts loop, State state)
    {
        var exits = new List<Exit>();
        foreach (var exit in Run(loop.Body, state))
        {
            if (exit.Ending is Ending.Next or Ending.Continue)
            {
                exits.AddRange(
                    EvaluateAll(loop.Incrementors, exit.State).Select(way => new Exit(way.State, Ending.Next))
                );
            }
            else
            {
                exits.Add(exit);
            }
        }
        return exits;
    }

    /// <summary>
    /// Runs rounds until one leads to no new state. A state that the last round still finds is noted as not known.
    /// </summary>
    private static List<Exit> Rounds(
        State state,
        Func<State, int, IReadOnlyList<Way>> test,
        Func<State, IReadOnlyList<Exit>> body,
        int most = MaxRounds,
        bool canEnd = false
    )
    {
        var exits = new List<Exit>();
        var (seen, unended) = (new List<State>(), new List<State>());
        IReadOnlyList<State> states = [state];
        var isBranched = false;
        for (var round = 0; states.Count > 0; round++)
        {
            var next = new List<State>();
            foreach (var (at, ways) in states.Select(at => (at, test(at, round))))
            {
                // A condition that was decided without a guess is that of a loop over something known, if no round
                // guesses either: `while (!done)` is no such loop.
                var isCounted = !isBranched && ways is [{ Holds: true } only] && ReferenceEquals(only.State, at);
                var last = isCounted && round < MaxCountedRounds ? MaxCountedRounds : most;
                RunRound(ways, isLast: round >= last, state, body, exits, next);
                if (canEnd && ways.All(way => way.Holds))
                {
                    unended.Add(at);
                }
            }
            var joined = States.Join(next);
            isBranched |= joined.Count > states.Count;
            seen.AddRange(states);
            // Once more changes nothing. What ends the loop is not followed: a property of something unknown.
            var again = joined.Where(found => unended.Any(found.HasSameValues));
            exits.AddRange(again.Select(found => new Exit(found, Ending.Next)));
            states = [.. joined.Where(found => !seen.Any(found.HasSameValues))];
        }
        return exits;
    }

    private static void RunRound(
        IReadOnlyList<Way> ways,
        bool isLast,
        State state,
        Func<State, IReadOnlyList<Exit>> body,
        List<Exit> exits,
        List<State> next
    )
    {
        foreach (var way in ways)
        {
            if (!way.Holds)
            {
                exits.Add(new Exit(way.State, Ending.Next));
            }
            else if (isLast)
            {
                exits.Add(new Exit(States.CutChanges(way.State, state, Endless), Ending.Next));
            }
            else
            {
                Sort(body(way.State), exits, next);
            }
        }
    }

    private static void Sort(IReadOnlyList<Exit> ends, List<Exit> exits, List<State> next)
    {
        foreach (var end in ends)
        {
            switch (end.Ending)
            {
                case Ending.Next or Ending.Continue:
                    next.Add(end.State);
                    break;
                case Ending.Break:
                    exits.Add(end with { Ending = Ending.Next });
                    break;
                default:
                    exits.Add(end);
                    break;
            }
        }
    }

    private List<Exit> ForEach(CommonForEachStatementSyntax loop, State state)
    {
        var exits = new List<Exit>();
        foreach (var outcome in Evaluate(loop.Expression, state))
        {
            exits.AddRange(ForEach(loop, outcome.Value, outcome.State));
        }
        return [.. exits.Select(exit => exit with { State = Leave(exit.State, state) })];
    }

    private List<Exit> ForEach(CommonForEachStatementSyntax loop, Value items, State state)
    {
        var known = KnownItems(items, state);
        if (known is null)
        {
            var item = Unknown(loop);
            var any = new UnknownValue($"{SourceSet.SiteOf(loop)} has more");
            return Rounds(
                state,
                (at, _) => TestEqual(any, ConstantValue.True, at.Forget(item.Token)),
                at => Run(loop.Statement, Bind(loop, item, at))
            );
        }
        var exits = new List<Exit>();
        IReadOnlyList<State> states = [state];
        var isMissable = state.At(items) is ListItem { IsOpen: true };
        foreach (var item in known)
        {
            var next = isMissable ? [.. states] : new List<State>();
            foreach (var at in states)
            {
                Sort(Run(loop.Statement, Bind(loop, item, at)), exits, next);
            }
            states = States.Join(next);
        }
        exits.AddRange(states.Select(at => new Exit(at, Ending.Next)));
        return exits;
    }

    /// <summary>Gets the items of a list or the entries of a map; null if they are not known.</summary>
    private static IReadOnlyList<Value>? KnownItems(Value items, State state) =>
        state.At(items) switch
        {
            ListItem { IsOpen: false } list => list.Items,
            // What a query is made of is all that tells one item from another.
            ListItem { IsUniform: true, Items.IsEmpty: false } list when list.Items.All(item => item is QueryValue) =>
                list.Items,
            MapItem { IsOpen: false } map => EntriesOf(map).Items,
            _ => null,
        };

    private State Bind(CommonForEachStatementSyntax loop, Value item, State state)
    {
        if (loop is ForEachVariableStatementSyntax { Variable: DeclarationExpressionSyntax declaration })
        {
            return Designate(declaration.Designation, item, state);
        }
        var typed = loop is ForEachStatementSyntax named ? sources.DeclaredBy(named) : null;
        if (typed is null)
        {
            return state;
        }
        var usual = item is UnknownValue ? LibraryTypes.Usual((typed as ILocalSymbol)?.Type) : null;
        return state.With(typed, usual ?? item);
    }
}
