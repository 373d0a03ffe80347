using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Conditions that functions of the sources answer, and tests of what kind a value is.</summary>
internal sealed partial class Interpreter
{
    private int _deciding;

    /// <summary>The names of the variables and fields that the sources change.</summary>
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns what a field says that classes declare for each other and that nothing changes, such as
    /// <c>softDeletes = true</c>; null if it is another one.
    /// </summary>
    private bool? Fixed(Node test, Scope scope)
    {
        var (target, name) = test switch
        {
            MemberNode member => (Evaluate(member.Target, scope), member.Id),
            NameNode own when _library.HasImplicitSelf => (scope.NearestSelf(), own.Id),
            _ => (null, ""),
        };
        return
            _findings.IsRecording
            && target is ObjectValue { Class: { } owner } self
            && !_changed.Contains(name)
            && self.Fields.TryGetValue(name, out var field)
            && field.Value is ConstantValue { Content: bool holds }
            && IsDeclaredTwice(owner, name)
            ? holds
            : null;
    }

    private bool IsDeclaredTwice(ClassValue owner, string name) =>
        Lineage(owner)
            .Where(each => HasField(each, name))
            .Any(first =>
                Lineage(first)
                    .Skip(1)
                    .Concat(_modules.Implementations(first.Name))
                    .Any(each => each != first && HasField(each, name))
            );

    /// <summary>Returns whether a function that only returns a condition answers it; null if it is not known.</summary>
    private bool? DecideCall(CallNode call, Scope scope)
    {
        if (
            _deciding > MaxBases
            || Called(call.Callee, scope) is not { Overloads.Count: 0 } function
            || function.Node.HasImplicitParameters
            || Condition(function.Node.Body) is not { } condition
        )
        {
            return null;
        }
        return Deciding(() =>
        {
            var inner = new Scope(function.Scope, function.Scope.Module) { Self = function.Self };
            BindParameters(function.Node.Parameters, Give(call.Arguments, scope), inner, isLambda: false);
            return Decide(condition, inner);
        });
    }

    /// <summary>Gets the function that a call names: one of a name, or a method of an object that is known.</summary>
    private FunctionValue? Called(Node callee, Scope scope) =>
        callee switch
        {
            NameNode name => Read(name.Id, scope) as FunctionValue,
            MemberNode { Target: NameNode or MemberNode } member => Evaluate(member.Target, scope) is { } target
            && target is ObjectValue or ClassValue or ModuleValue
                ? MemberOf(target, member.Id, member.At) as FunctionValue
                : null,
            _ => null,
        };

    /// <summary>
    /// Returns whether a function that only returns a condition holds for a value; null if not known.
    /// </summary>
    private bool? HoldsFor(FunctionValue function, Value value) =>
        Inside(function, value) is var (condition, inner) ? Deciding(() => Decide(condition, inner)) : null;

    /// <summary>Gets the answers with which a function holds for a value; none if they are not known.</summary>
    private Guard AnswersFor(FunctionValue function, Value value) =>
        Inside(function, value) is var (condition, inner) ? Deciding(() => Ask(condition, inner).IfTrue) : Guard.None;

    /// <summary>Gets the condition that a function returns, and the scope with its parameter.</summary>
    private (Node Condition, Scope Scope)? Inside(FunctionValue function, Value value)
    {
        if (
            _deciding > MaxBases
            || (Condition(function.Node.Body) ?? Existing(function.Node.Body)) is not { } condition
        )
        {
            return null;
        }
        var inner = new Scope(function.Scope, function.Scope.Module) { Self = function.Self };
        var given = Apart(function, [new Given(null, Given(value))]);
        BindParameters(function.Node.Parameters, given, inner, isLambda: true);
        if (function.Node.HasImplicitParameters)
        {
            BindImplicit(given, inner);
        }
        return (condition, inner);
    }

    private T Deciding<T>(Func<T> decide)
    {
        _deciding++;
        var decided = decide();
        _deciding--;
        return decided;
    }

    /// <summary>Gets a name as the condition that its value is there.</summary>
    private static Node? Existing(Node? body) =>
        body switch
        {
            BlockNode { Statements: [ReturnNode { Value: { } returned }] } => Existing(returned),
            BlockNode { Statements: [var only] } => Condition(only) ?? Existing(only),
            NameNode or MemberNode => body,
            _ => null,
        };

    private static Node? Condition(Node? body) =>
        body switch
        {
            BlockNode { Statements: [ReturnNode { Value: { } returned }] } => Condition(returned),
            BinaryNode or UnaryNode { Operator: "!" } or TypeTestNode or LiteralNode { Value: bool } => body,
            CallNode { Callee: NameNode { Id: "Boolean" }, Arguments: [_] } => body,
            GroupNode { Parts: [var only] } => Condition(only),
            _ => null,
        };

    private static bool? HasField(Value value, string name) =>
        value switch
        {
            ObjectValue { Class: null } self when self.Fields.TryGetValue(name, out var cell) => IsMissing(cell)
                ? null
                : true,
            ObjectValue { Class: null, IsOpen: false } => false,
            _ => null,
        };

    private static bool? IsOfKind(Value value, string kind) =>
        value switch
        {
            ConstantValue { Content: string } => kind == "string",
            ConstantValue { Content: double } => kind == "number",
            ConstantValue { Content: bool } => kind == "boolean",
            ObjectValue or ListValue or QueryValue or DocumentValue => kind == "object",
            FunctionValue or ClassValue => kind == "function",
            UnknownValue { Type: { } type } => kind == type,
            _ => null,
        };
}
