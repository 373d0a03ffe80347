using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// The conditions that are decided: those that ask whether a value is there which a call gives, or leaves out. All
/// others can hold or not.
/// </summary>
internal sealed partial class Interpreter
{
    /// <summary>Returns whether a condition holds; null if it can hold or not.</summary>
    private bool? Decide(Node test, Scope scope) =>
        test switch
        {
            NameNode or MemberNode { Target: NameNode } => IsThere(test, scope),
            DeclareNode { Value: NameNode name } => IsThere(name, scope),
            UnaryNode { Operator: "!" } not => !Decide(not.Operand, scope),
            BinaryNode { Operator: "!=" or "!==", Right: LiteralNode { Value: null } } isSet => IsThere(
                isSet.Left,
                scope
            ),
            BinaryNode { Operator: "==" or "===", Right: LiteralNode { Value: null } } isUnset => !IsThere(
                isUnset.Left,
                scope
            ),
            BinaryNode { Operator: "==" or "===", Right: LiteralNode { Value: string text } } equal => Equals(
                equal.Left,
                text,
                scope
            ),
            BinaryNode { Operator: "!=" or "!==", Right: LiteralNode { Value: string text } } other => !Equals(
                other.Left,
                text,
                scope
            ),
            BinaryNode { Operator: "&&" } both => And(Decide(both.Left, scope), Decide(both.Right, scope)),
            BinaryNode { Operator: "||" } either => !And(!Decide(either.Left, scope), !Decide(either.Right, scope)),
            GroupNode { Parts: [var only] } => Decide(only, scope),
            _ => null,
        };

    private bool? Equals(Node node, string text, Scope scope) =>
        node is NameNode && Evaluate(node, scope) is ConstantValue { IsGiven: true, Text: { } given }
            ? given == text
            : null;

    private static bool? And(bool? left, bool? right)
    {
        if (left == false || right == false)
        {
            return false;
        }
        return left == true && right == true ? true : null;
    }

    private bool? IsThere(Node node, Scope scope) =>
        node is NameNode or MemberNode { Target: NameNode } ? IsThere(Evaluate(node, scope)) : null;

    private static bool? IsThere(Value value) =>
        value switch
        {
            _ when ReferenceEquals(value, ConstantValue.Omitted) => false,
            ConstantValue { IsGiven: true, Content: bool truth } => truth,
            ConstantValue { Content: string { Length: > 0 } or (double and not 0) } => true,
            ObjectValue or ListValue or FunctionValue or QueryValue => true,
            _ => null,
        };
}
