using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Statements, except loops.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Runs statements one after the other, on each way; ends that leave them are collected.</summary>
    private List<Exit> RunAll(IReadOnlyList<StatementSyntax> statements, State state)
    {
        var exits = new List<Exit>();
        IReadOnlyList<State> states = [state];
        foreach (var statement in statements)
        {
            var next = new List<State>();
            foreach (var before in states)
            {
                next.AddRange(RunOn(statement, before, exits));
            }
            // To compare states takes as long as to make them.
            _steps += next.Count;
            states = States.Join(next);
        }
        exits.AddRange(states.Select(after => new Exit(after, Ending.Next)));
        return exits;
    }

    /// <summary>Runs a statement, collects the ends that leave it, and gets the states after it.</summary>
    private IReadOnlyList<State> RunOn(StatementSyntax statement, State before, List<Exit> exits)
    {
        if (quiet.IsWithoutEffect(statement))
        {
            return [quiet.Forget(statement, before)];
        }
        var next = new List<State>();
        foreach (var exit in Run(statement, before))
        {
            if (exit.Ending == Ending.Next)
            {
                next.Add(exit.State);
            }
            else
            {
                exits.Add(exit);
            }
        }
        return next.Count > 1 && quiet.IsQuiet(statement) ? quiet.Join(next, statement) : next;
    }

    private IReadOnlyList<Exit> Run(StatementSyntax statement, State state) =>
        statement switch
        {
            BlockSyntax block => RunBlock(block.Statements, state),
            ExpressionStatementSyntax expression => After(Evaluate(expression.Expression, state)),
            LocalDeclarationStatementSyntax declaration => Declare(declaration.Declaration, state),
            LocalFunctionStatementSyntax => [new Exit(state, Ending.Next)],
            ReturnStatementSyntax returned => Return(returned, state),
            YieldStatementSyntax yielded => Yield(yielded, state),
            IfStatementSyntax choice => If(choice, state),
            SwitchStatementSyntax choice => Switch(choice, state),
            ForEachStatementSyntax loop => ForEach(loop, state),
            ForEachVariableStatementSyntax loop => ForEach(loop, state),
            ForStatementSyntax loop => For(loop, state),
            WhileStatementSyntax loop => Loop(new LoopParts(loop.Condition, loop.Statement, []), state),
            DoStatementSyntax loop => Loop(new LoopParts(loop.Condition, loop.Statement, [], IsBodyFirst: true), state),
            TryStatementSyntax attempt => Try(attempt, state),
            UsingStatementSyntax resource => Using(resource, state),
            LockStatementSyntax locked => Run(locked.Statement, state),
            CheckedStatementSyntax inner => RunBlock(inner.Block.Statements, state),
            UnsafeStatementSyntax inner => RunBlock(inner.Block.Statements, state),
            LabeledStatementSyntax labeled => Run(labeled.Statement, state),
            ThrowStatementSyntax thrown => Throw(thrown, state),
            BreakStatementSyntax => [new Exit(state, Ending.Break)],
            ContinueStatementSyntax => [new Exit(state, Ending.Continue)],
            _ => [new Exit(state, Ending.Next)],
        };

    private static List<Exit> After(IReadOnlyList<Outcome> outcomes) =>
        [.. outcomes.Select(outcome => new Exit(outcome.State, Ending.Next))];

    private List<Exit> Throw(ThrowStatementSyntax thrown, State state)
    {
        if (thrown.Expression is { } exception)
        {
            _ = Evaluate(exception, state);
        }
        return [];
    }

    private List<Exit> RunBlock(SyntaxList<StatementSyntax> statements, State state)
    {
        var exits = RunAll([.. statements], state);
        // Variables of the block are gone: they would keep states apart that are the same.
        return [.. exits.Select(exit => exit with { State = Leave(exit.State, state) })];
    }

    private static State Leave(State after, State before)
    {
        if (after.Locals.Count == before.Locals.Count)
        {
            return after;
        }
        var gone = after.Locals.Keys.Where(key => key is ILocalSymbol && !before.Locals.ContainsKey(key));
        return after with { Locals = after.Locals.RemoveRange(gone) };
    }

    private IReadOnlyList<Exit> Declare(VariableDeclarationSyntax declaration, State state)
    {
        IReadOnlyList<State> states = [state];
        foreach (var variable in declaration.Variables)
        {
            if (sources.DeclaredBy(variable) is not ILocalSymbol symbol)
            {
                continue;
            }
            if (variable.Initializer?.Value is RefExpressionSyntax alias)
            {
                states = [.. states.SelectMany(before => Aliased(alias.Expression, before))];
            }
            states =
            [
                .. states.SelectMany(before =>
                    variable.Initializer is { } initializer
                        ? Evaluate(initializer.Value, before)
                            .Select(outcome => outcome.State.With(symbol, outcome.Value))
                        : [Undefined(variable, symbol, before)]
                ),
            ];
        }
        return [.. states.Select(after => new Exit(after, Ending.Next))];
    }

    /// <summary>A variable without a value is there: a block below can set it.</summary>
    private static State Undefined(VariableDeclaratorSyntax variable, ILocalSymbol symbol, State state)
    {
        var value = Unknown(variable);
        return state.Forget(value.Token).With(symbol, value);
    }

    private IReadOnlyList<Exit> Return(ReturnStatementSyntax returned, State state)
    {
        if (returned.Expression is not { } expression)
        {
            return [new Exit(state, Ending.Return)];
        }
        return
        [
            .. Evaluate(expression, state).Select(outcome => new Exit(outcome.State, Ending.Return, outcome.Value)),
        ];
    }

    private List<Exit> If(IfStatementSyntax choice, State state)
    {
        var exits = new List<Exit>();
        foreach (var (at, holds) in Test(choice.Condition, state))
        {
            if (holds)
            {
                exits.AddRange(Run(choice.Statement, at));
            }
            else if (choice.Else is { } other)
            {
                exits.AddRange(Run(other.Statement, at));
            }
            else
            {
                exits.Add(new Exit(at, Ending.Next));
            }
        }
        return exits;
    }

    private List<Exit> Switch(SwitchStatementSyntax choice, State state)
    {
        var exits = new List<Exit>();
        foreach (var outcome in Evaluate(choice.Expression, state))
        {
            exits.AddRange(Switch(choice, outcome.Value, outcome.State));
        }
        return exits;
    }

    private List<Exit> Switch(SwitchStatementSyntax choice, Value value, State state)
    {
        var exits = new List<Exit>();
        IReadOnlyList<State> open = [state];
        foreach (var section in choice.Sections.OrderBy(section => section.Labels.Any(IsDefault)))
        {
            var (entered, rest) = (new List<State>(), new List<State>());
            foreach (var way in open.SelectMany(at => Enter(section, value, at)))
            {
                (way.Holds ? entered : rest).Add(way.State);
            }
            open = States.Join(rest);
            foreach (var at in States.Join(entered))
            {
                exits.AddRange(RunAll([.. section.Statements], at).Select(EndOfSection));
            }
        }
        exits.AddRange(open.Select(at => new Exit(at, Ending.Next)));
        return exits;
    }

    private static bool IsDefault(SwitchLabelSyntax label) => label is DefaultSwitchLabelSyntax;

    private static Exit EndOfSection(Exit exit) =>
        exit.Ending == Ending.Break ? exit with { Ending = Ending.Next } : exit;

    private IReadOnlyList<Way> Enter(SwitchSectionSyntax section, Value value, State state)
    {
        IReadOnlyList<Way> ways = [new Way(state, false)];
        foreach (var label in section.Labels)
        {
            ways = Continue(ways, holds: false, at => Enter(label, value, at));
        }
        return ways;
    }

    private IReadOnlyList<Way> Enter(SwitchLabelSyntax label, Value value, State state) =>
        label switch
        {
            CaseSwitchLabelSyntax constant =>
            [
                .. Evaluate(constant.Value, state)
                    .SelectMany(outcome => TestEqual(value, outcome.Value, outcome.State)),
            ],
            CasePatternSwitchLabelSyntax pattern => Matches(pattern.Pattern, pattern.WhenClause, value, state),
            _ => [new Way(state, true)],
        };

    private List<Exit> Try(TryStatementSyntax attempt, State state)
    {
        var exits = RunBlock(attempt.Block.Statements, state);
        foreach (var handler in attempt.Catches)
        {
            foreach (var at in States.Join([.. Interrupted(attempt.Block, state)]))
            {
                exits.AddRange(RunBlock(handler.Block.Statements, at));
            }
        }
        if (attempt.Finally is not { } last)
        {
            return exits;
        }
        return
        [
            .. exits.SelectMany(exit =>
                RunBlock(last.Block.Statements, exit.State)
                    .Select(after => after.Ending == Ending.Next ? exit with { State = after.State } : after)
            ),
        ];
    }

    /// <summary>Gets the states in which a block can be left by an exception: those before each statement.</summary>
    private List<State> Interrupted(BlockSyntax block, State state)
    {
        var (states, at) = (new List<State> { state }, (IReadOnlyList<State>)[state]);
        foreach (var statement in block.Statements)
        {
            at =
            [
                .. at.SelectMany(before => Run(statement, before))
                    .Where(exit => exit.Ending == Ending.Next)
                    .Select(exit => exit.State),
            ];
            at = States.Join(at);
            states.AddRange(at.Select(after => Leave(after, state)));
        }
        return states;
    }

    private List<Exit> Using(UsingStatementSyntax resource, State state)
    {
        var ready = resource switch
        {
            { Declaration: { } declaration } => Declare(declaration, state),
            { Expression: { } expression } => After(Evaluate(expression, state)),
            _ => [new Exit(state, Ending.Next)],
        };
        return [.. ready.SelectMany(exit => Run(resource.Statement, exit.State))];
    }
}
