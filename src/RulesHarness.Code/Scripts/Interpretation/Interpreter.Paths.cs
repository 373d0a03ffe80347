using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Paths: the branches of conditions and choices, loops, and what they lead to.</summary>
internal sealed partial class Interpreter
{
    /// <summary>A path, and the answers that lead to it.</summary>
    private sealed record Way(Guard Guard, Func<bool> Run);

    /// <summary>The number of objects up to which a condition about one of them is followed for each.</summary>
    private const int MaxSides = 8;

    private bool RunBranch(BranchNode branch, Scope scope) =>
        RunBranch(
            branch,
            scope,
            inner => Run(branch.Then, inner),
            () => branch.Otherwise is not { } other || Run(other, scope)
        );

    private bool RunBranch(BranchNode branch, Scope scope, Func<Scope, bool> then, Func<bool> otherwise)
    {
        var inner = Inner(scope);
        Evaluate(branch.Test, inner);
        var test = branch.Condition ?? branch.Test;
        if (Decide(test, inner) is { } holds)
        {
            return holds ? then(inner) : otherwise();
        }
        if (ByAlternative(test, inner) is { } sides)
        {
            return RunWays([
                .. from side in sides select new Way(side.Guard, () => side.Holds ? then(inner) : otherwise()),
            ]);
        }
        var answers = Ask(test, inner);
        return RunWays([new Way(answers.IfTrue, () => then(inner)), new Way(answers.IfFalse, otherwise)]);
    }

    /// <summary>
    /// Gets the side that each alternative of a condition leads to, if it follows from which of several objects one is;
    /// null if it does not.
    /// </summary>
    private List<(Guard Guard, bool Holds)>? ByAlternative(Node test, Scope scope)
    {
        if (test is UnaryNode { Operator: "!" } not)
        {
            return ByAlternative(not.Operand, scope)?.ConvertAll(side => (side.Guard, !side.Holds));
        }
        if (test is not MemberNode || Evaluate(test, scope) is not UnionValue { Values.Count: <= MaxSides } union)
        {
            return null;
        }
        var sides = new List<(Guard Guard, bool Holds)>();
        foreach (var (value, guard) in union.Values.Zip(union.Guards))
        {
            if (guard.IsNone || IsThere(value) is not { } holds)
            {
                return null;
            }
            sides.Add((guard, holds));
        }
        return sides;
    }

    /// <summary>Runs each path with the same values. Returns false if none of them leads on.</summary>
    private bool RunPaths(IReadOnlyList<Func<bool>> paths) =>
        RunWays([.. paths.Select(path => new Way(Guard.None, path))]);

    /// <summary>Runs each path that the known answers allow. Returns false if none of them leads on.</summary>
    private bool RunWays(IReadOnlyList<Way> ways)
    {
        var before = _facts;
        var outcomes = new List<Outcome>();
        foreach (var way in ways)
        {
            if (before.And(way.Guard) is not { } facts)
            {
                continue;
            }
            var mark = _journal.Mark;
            _facts = facts;
            var leadsOn = way.Run();
            var changes = _journal.Undo(mark);
            if (leadsOn)
            {
                outcomes.Add(new Outcome(changes, _facts.Beyond(before)));
            }
        }
        // If only one path leads on, its answers hold from here on.
        _facts = outcomes is [var only] ? before.And(only.Guard) ?? before : before;
        _journal.Join(outcomes);
        return outcomes.Count > 0;
    }

    /// <summary>Marks a value as one that is there on the current path of the function.</summary>
    private Value Here(Value value) => Unions.When(_facts.Beyond(_frame.Facts), value);

    /// <summary>Runs a choice. The value of each arm is added to a list.</summary>
    private bool RunSwitch(SwitchNode choice, Scope scope, List<Value> values)
    {
        var before = _facts;
        var subject = choice.Subject is { } node ? Evaluate(node, scope) : null;
        var enclosing = new Enclosing(_journal.Mark, before);
        _frame.Enclosing.Push(enclosing);
        var ways = new List<Way>();
        foreach (var (index, guard) in Arms(choice, subject, scope))
        {
            var first = index;
            ways.Add(
                new Way(
                    guard,
                    () => first == choice.Arms.Count || RunArms(choice, first, subject, Inner(scope), values)
                )
            );
        }
        var leadsOn = RunWays(ways);
        _frame.Enclosing.Pop();
        return Leave(enclosing, leadsOn);
    }

    private bool RunArms(SwitchNode choice, int first, Value? subject, Scope scope, List<Value> values)
    {
        foreach (var test in choice.Arms[first].Tests)
        {
            Evaluate(test, scope);
            BindCase(test, subject, scope);
        }
        for (var index = first; index < choice.Arms.Count; index++)
        {
            var arm = choice.Arms[index];
            if (!arm.FallsThrough)
            {
                return RunForValue(arm.Body, scope, values);
            }
            if (!Run(arm.Body, scope))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Goes on behind a loop or a switch with what all paths have led to.</summary>
    private bool Leave(Enclosing enclosing, bool leadsOn)
    {
        if (enclosing.Exits.Count == 0)
        {
            return leadsOn;
        }
        var end = new Outcome(_journal.Undo(enclosing.Mark), _facts.Beyond(enclosing.Facts));
        _facts = enclosing.Facts;
        _journal.Join(leadsOn ? [end, .. enclosing.Exits] : enclosing.Exits);
        return true;
    }

    /// <summary>Returns true for a call of a function of the language that never returns: <c>error("…")</c>.</summary>
    private bool Fails(CallNode call, Scope scope) =>
        call.Callee is NameNode name && _library.IsFailure(name.Id) && Read(name.Id, scope) is LibraryValue;

    private void RunJump(JumpNode jump, Scope scope)
    {
        if (jump.Value is { } value)
        {
            Evaluate(value, scope);
        }
        if (!jump.LeavesFunction && _frame.Enclosing.TryPeek(out var enclosing))
        {
            enclosing.Exits.Add(new Outcome(_journal.Since(enclosing.Mark), _facts.Beyond(enclosing.Facts)));
        }
    }

    private bool RunLoop(LoopNode loop, Scope scope)
    {
        var inner = Inner(scope);
        var source = loop.Source switch
        {
            null => UnknownValue.Any,
            GroupNode or DeclareNode => RunHeader(loop.Source, inner),
            _ => Evaluate(loop.Source, inner),
        };
        if (_library.SharesNames)
        {
            source = Unions.Map(source, each => Entries(each) ?? each);
        }
        var enclosing = new Enclosing(_journal.Mark, _facts);
        _frame.Enclosing.Push(enclosing);
        if (loop.Variable is not null && KnownLists(source) is { } lists)
        {
            RunWays([.. from list in lists select new Way(list.Guard, () => RunPasses(loop, list.Items, inner))]);
        }
        else
        {
            var item = ItemOf(source);
            RunPass(loop, item, inner, loop.RunsAtLeastOnce);
            RunPass(loop, item, inner, isSure: false);
        }
        _frame.Enclosing.Pop();
        return Leave(enclosing, leadsOn: true);
    }

    private bool RunPasses(LoopNode loop, IReadOnlyList<Value> items, Scope scope)
    {
        foreach (var item in items)
        {
            RunPass(loop, item, scope, isSure: true);
        }
        return true;
    }

    private Value RunHeader(Node header, Scope scope)
    {
        Run(header, scope);
        return UnknownValue.Any;
    }

    private void RunPass(LoopNode loop, Value item, Scope scope, bool isSure)
    {
        var before = _facts;
        var inner = Inner(scope);
        bool Pass()
        {
            if (loop.Variable is { } variable)
            {
                Bind(variable, item, inner, declares: true);
            }
            return Run(loop.Body, inner);
        }
        RunPaths(isSure ? [Pass] : [Pass, () => true]);
        // What one pass has found out about its item is not so in the next one.
        _facts = before;
    }

    private bool RunTry(TryNode attempt, Scope scope)
    {
        // An exception can come before anything was written, or after.
        var paths = new List<Func<bool>> { () => Run(attempt.Body, scope) };
        foreach (var handler in attempt.Handlers)
        {
            paths.Add(() => Run(handler, scope));
        }
        var leadsOn = RunPaths(paths);
        if (attempt.Last is { } last)
        {
            return Run(last, scope) && leadsOn;
        }
        return leadsOn;
    }
}
