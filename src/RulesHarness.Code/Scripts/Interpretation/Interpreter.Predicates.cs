using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Conditions that functions of the sources answer, and tests of what kind a value is.</summary>
internal sealed partial class Interpreter
{
    private int _deciding;

    /// <summary>Returns whether a function that only returns a condition answers it; null if it is not known.</summary>
    private bool? DecideCall(CallNode call, Scope scope)
    {
        if (
            _deciding > MaxBases
            || Read(((NameNode)call.Callee).Id, scope) is not FunctionValue { Overloads.Count: 0 } function
            || function.Node.HasImplicitParameters
            || Condition(function.Node.Body) is not { } condition
        )
        {
            return null;
        }
        _deciding++;
        var inner = new Scope(function.Scope, function.Scope.Module) { Self = function.Self };
        BindParameters(function.Node.Parameters, Give(call.Arguments, scope), inner, isLambda: false);
        var holds = Decide(condition, inner);
        _deciding--;
        return holds;
    }

    /// <summary>
    /// Returns whether a function that only returns a condition holds for a value; null if not known.
    /// </summary>
    private bool? HoldsFor(FunctionValue function, Value value)
    {
        if (
            _deciding > MaxBases
            || (Condition(function.Node.Body) ?? Existing(function.Node.Body)) is not { } condition
        )
        {
            return null;
        }
        _deciding++;
        var inner = new Scope(function.Scope, function.Scope.Module) { Self = function.Self };
        var given = Apart(function, [new Given(null, Given(value))]);
        BindParameters(function.Node.Parameters, given, inner, isLambda: true);
        if (function.Node.HasImplicitParameters)
        {
            BindImplicit(given, inner);
        }
        var holds = Decide(condition, inner);
        _deciding--;
        return holds;
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
            BinaryNode or UnaryNode { Operator: "!" } or TypeTestNode => body,
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
