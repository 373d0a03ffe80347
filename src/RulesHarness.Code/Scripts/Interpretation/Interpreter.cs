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

    /// <summary>The nodes that one function may cost on all its objects, with all that it calls.</summary>
    private const int MaxSteps = 40_000;

    private readonly Library _library;
    private readonly Modules _modules;
    private readonly Findings _findings;
    private Journal _journal = new();
    private Frame _frame;

    /// <summary>The answers that are known on the current path.</summary>
    private Guard _facts = Guard.None;
    private int _steps;

    /// <summary>The nodes that functions and constructors have cost, on the objects that they were run on.</summary>
    private readonly Dictionary<Node, int> _spent = new(ReferenceEqualityComparer.Instance);

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
                when scope.Own(known)?.Value is FunctionValue has && IsOverload(same, has):
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
                RunReturn(returned, scope);
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
                return node is not CallNode call || !Fails(call, scope);
        }
    }

    private void RunReturn(ReturnNode returned, Scope scope)
    {
        var result = returned.Value is { } value ? Evaluate(value, scope) : ConstantValue.Null;
        _frame.Returned.Add(Here(result));
        _frame.Exits.Add(new Outcome(_journal.Since(_frame.Mark), _facts.Beyond(_frame.Facts)));
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
                var made = Make(function, scope, name);
                var others = _library.HasOverloads ? Others(function, statements, scope) : [];
                _journal.Write(scope.Declare(name), others.Count == 0 ? made : Overloaded(made, others));
            }
        }
    }

    private void Declare(DeclareNode declared, Scope scope)
    {
        var value = declared.Value is { } given ? Evaluate(given, scope) : Undefined(declared);
        if (value is FunctionValue { IsNamed: false } lambda && declared.Target is NameNode name)
        {
            value = Rename(lambda, name.Id);
        }
        value = declared.Type is { } own
            ? Unions.Map(value, each => each is ImpliedObject ? Implied(each, own) : each)
            : value;
        if (value is UnknownValue { Source: null })
        {
            value = Typed(declared, value);
        }
        value = value is UnknownValue open ? open.As(declared.Shape) : value;
        var identity = declared.Value is NameNode or MemberNode ? Identity(declared.Value, scope) : null;
        Bind(declared.Target, value, declared.IsOfFunction ? OfFunction(scope) : scope, declares: true, identity);
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

    private Value Undefined(DeclareNode declared) =>
        declared.Type is { } type && _library.IsQueryType(type)
            ? ConstantValue.Null
            : Typed(declared, ConstantValue.Null);

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
