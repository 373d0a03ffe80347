using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// The conditions that are decided: those that ask for an argument which the call leaves out. All others can hold or not.
/// </summary>
internal sealed partial class Interpreter
{
    private bool IsFalse(Node test, Scope scope) =>
        test switch
        {
            NameNode name => IsOmitted(name, scope),
            DeclareNode { Value: NameNode name } => IsOmitted(name, scope),
            UnaryNode { Operator: "!" } not => IsTrue(not.Operand, scope),
            BinaryNode { Operator: "!=" or "!==", Right: LiteralNode { Value: null } } isSet => IsOmitted(isSet.Left, scope),
            BinaryNode { Operator: "==" or "===", Right: LiteralNode { Value: not null } } equal => IsOmitted(equal.Left, scope),
            BinaryNode { Operator: "&&" } both => IsFalse(both.Left, scope) || IsFalse(both.Right, scope),
            BinaryNode { Operator: "||" } either => IsFalse(either.Left, scope) && IsFalse(either.Right, scope),
            GroupNode { Parts: [var only] } => IsFalse(only, scope),
            _ => false,
        };

    private bool IsTrue(Node test, Scope scope) =>
        test switch
        {
            UnaryNode { Operator: "!" } not => IsFalse(not.Operand, scope),
            BinaryNode { Operator: "==" or "===", Right: LiteralNode { Value: null } } isUnset => IsOmitted(isUnset.Left, scope),
            _ => false,
        };

    private bool IsOmitted(Node node, Scope scope) =>
        node is NameNode name && ReferenceEquals(Read(name.Id, scope), ConstantValue.Omitted);
}
