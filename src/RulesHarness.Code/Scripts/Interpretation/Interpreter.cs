using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// Runs programs on values that are only partly known. Every condition can hold or not: both branches run, and a
/// variable holds all values that they leave. A loop runs never, once and twice.
/// </summary>
internal sealed partial class Interpreter
{
    private const int MaxDepth = 24;

    /// <summary>The nodes that one function may cost, with all that it calls.</summary>
    private const int MaxSteps = 40_000;

    private readonly Library _library;
    private readonly Modules _modules;
    private readonly Findings _findings;
    private Journal _journal = new();
    private Frame _frame;
    private int _steps;

    public Interpreter(Library library, Modules modules, Findings findings)
    {
        (_library, _modules, _findings) = (library, modules, findings);
        _frame = new Frame("", modules.All[0], 0);
    }

    private bool IsExhausted => _steps > MaxSteps;

    /// <summary>Runs a statement. Returns false if no path leads to the next one.</summary>
    private bool Run(Node node, Scope scope)
    {
        if (++_steps > MaxSteps)
        {
            return true;
        }
        switch (node)
        {
            case BlockNode block:
                return RunAll(block.Statements, Inner(scope));
            case GroupNode group:
                return RunAll(group.Parts, scope);
            case DeclareNode declared:
                Declare(declared, scope);
                return true;
            case FunctionNode { Body: null }:
            case FunctionNode { Receiver: not null }:
            case FunctionNode { Name: { } known } same
                when scope.Own(known)?.Value is FunctionValue has && has.Node == same:
                return true;
            case FunctionNode { Name: { } name } function:
                _journal.Write(scope.Declare(name), Make(function, scope, name));
                return true;
            case ClassNode { Name: { } name } declared:
                DeclareClass(declared, name, scope);
                return true;
            case BranchNode branch:
                return RunBranch(branch, scope);
            case SwitchNode choice:
                return RunSwitch(choice, scope, []);
            case LoopNode loop:
                return RunLoop(loop, scope);
            case TryNode attempt:
                return RunTry(attempt, scope);
            case ReturnNode returned:
                _frame.Returned.Add(returned.Value is { } value ? Evaluate(value, scope) : ConstantValue.Null);
                _frame.Exits.Add(_journal.Since(_frame.Mark));
                return false;
            case JumpNode jump:
                RunJump(jump, scope);
                return false;
            case ImportNode import:
                Import(import, scope);
                return true;
            case ExportNode export:
                Export(export, scope);
                return true;
            default:
                Evaluate(node, scope);
                return true;
        }
    }

    private bool RunAll(IReadOnlyList<Node> statements, Scope scope)
    {
        Hoist(statements, scope);
        foreach (var statement in statements)
        {
            if (!Run(statement, scope))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Functions can be called before the statement that declares them.</summary>
    private void Hoist(IReadOnlyList<Node> statements, Scope scope)
    {
        foreach (var statement in statements)
        {
            if (statement is FunctionNode { Name: { } name, Receiver: null, Body: not null } function)
            {
                _journal.Write(scope.Declare(name), Make(function, scope, name));
            }
        }
    }

    private bool RunBranch(BranchNode branch, Scope scope)
    {
        var inner = Inner(scope);
        Evaluate(branch.Test, inner);
        if (Decide(branch.Test, scope) is { } holds)
        {
            return holds ? Run(branch.Then, inner) : branch.Otherwise is not { } only || Run(only, scope);
        }
        return RunPaths([() => Run(branch.Then, inner), () => branch.Otherwise is not { } other || Run(other, scope)]);
    }

    /// <summary>Runs each path with the same values. Returns false if none of them leads on.</summary>
    private bool RunPaths(IReadOnlyList<Func<bool>> paths)
    {
        var outcomes = new List<Dictionary<Cell, Value?>>();
        foreach (var path in paths)
        {
            var mark = _journal.Mark;
            var leadsOn = path();
            var outcome = _journal.Undo(mark);
            if (leadsOn)
            {
                outcomes.Add(outcome);
            }
        }
        _journal.Join(outcomes);
        return outcomes.Count > 0;
    }

    /// <summary>Runs a choice. The value of each arm is added to a list.</summary>
    private bool RunSwitch(SwitchNode choice, Scope scope, List<Value> values)
    {
        if (choice.Subject is { } subject)
        {
            Evaluate(subject, scope);
        }
        var enclosing = new Enclosing(_journal.Mark);
        _frame.Enclosing.Push(enclosing);
        var paths = new List<Func<bool>>();
        for (var index = 0; index < choice.Arms.Count; index++)
        {
            var first = index;
            paths.Add(() => RunArms(choice, first, Inner(scope), values));
        }
        if (!choice.IsComplete)
        {
            paths.Add(() => true);
        }
        var leadsOn = RunPaths(paths);
        _frame.Enclosing.Pop();
        return Leave(enclosing, leadsOn);
    }

    private bool RunArms(SwitchNode choice, int first, Scope scope, List<Value> values)
    {
        foreach (var test in choice.Arms[first].Tests)
        {
            Evaluate(test, scope);
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
        var end = _journal.Undo(enclosing.Mark);
        _journal.Join(leadsOn ? [end, .. enclosing.Exits] : enclosing.Exits);
        return true;
    }

    private void RunJump(JumpNode jump, Scope scope)
    {
        if (jump.Value is { } value)
        {
            Evaluate(value, scope);
        }
        if (!jump.LeavesFunction && _frame.Enclosing.TryPeek(out var enclosing))
        {
            enclosing.Exits.Add(_journal.Since(enclosing.Mark));
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
        var enclosing = new Enclosing(_journal.Mark);
        _frame.Enclosing.Push(enclosing);
        if (KnownItems(source) is { } items && loop.Variable is not null)
        {
            foreach (var item in items)
            {
                RunPass(loop, item, inner, isSure: true);
            }
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

    private Value RunHeader(Node header, Scope scope)
    {
        Run(header, scope);
        return UnknownValue.Any;
    }

    private void RunPass(LoopNode loop, Value item, Scope scope, bool isSure)
    {
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
    }

    private bool RunTry(TryNode attempt, Scope scope)
    {
        // An exception can come before anything was written, or after.
        var paths = new List<Func<bool>> { () => Run(attempt.Body, scope) };
        paths.AddRange(attempt.Handlers.Select(handler => (Func<bool>)(() => Run(handler, scope))));
        var leadsOn = RunPaths(paths);
        if (attempt.Last is { } last)
        {
            return Run(last, scope) && leadsOn;
        }
        return leadsOn;
    }

    private void Declare(DeclareNode declared, Scope scope)
    {
        var value = declared.Value is { } given ? Evaluate(given, scope) : Undefined(declared.Type);
        if (value is FunctionValue { IsNamed: false } lambda && declared.Target is NameNode name)
        {
            value = Rename(lambda, name.Id);
        }
        if (value is UnknownValue { Source: null } && declared.Type is { } type)
        {
            value = Typed(type, value);
        }
        Bind(declared.Target, value, declared.IsOfFunction ? OfFunction(scope) : scope, declares: true);
    }

    private static Scope Inner(Scope scope) => new(scope, scope.Module) { IsBlock = true };

    private static Scope OfFunction(Scope scope)
    {
        var outer = scope;
        while (outer is { IsBlock: true, Parent: { } parent })
        {
            outer = parent;
        }
        return outer;
    }

    private Value Undefined(string? type) =>
        type is not null && _library.IsQueryType(type) ? ConstantValue.Null : Typed(type, ConstantValue.Null);

    private FunctionValue Rename(FunctionValue lambda, string name)
    {
        var named = new FunctionValue(lambda.Node, lambda.Scope, Qualified(lambda.Scope, name))
        {
            Self = lambda.Self,
            IsNamed = true,
        };
        _frame.Made.Remove(lambda);
        _frame.Made.Add(named);
        return named;
    }

    private FunctionValue Make(FunctionNode node, Scope scope, string? name)
    {
        var made = new FunctionValue(node, scope, name is null ? _frame.Name : Qualified(scope, name))
        {
            IsNamed = name is not null,
        };
        _frame.Made.Add(made);
        return made;
    }

    /// <summary>Gets a name with that of the class, or of the function around it.</summary>
    private string Qualified(Scope scope, string name)
    {
        if (_frame.Name.Length > 0)
        {
            return $"{_frame.Name}.{name}";
        }
        return scope.NearestClass() is { Name.Length: > 0 } owner ? $"{owner.Name}.{name}" : name;
    }
}
