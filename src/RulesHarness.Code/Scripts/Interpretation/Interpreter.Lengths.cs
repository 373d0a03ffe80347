using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Conditions about the length of a list that the sources write out.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Returns whether a test of a list's length holds; null if it is no such test, or not known.</summary>
    private bool? IsEmpty(Node test, Scope scope) =>
        test switch
        {
            CallNode { Callee: MemberNode { Id: "isEmpty" or "isNullOrEmpty" } list, Arguments: [] } => !HasItems(
                list,
                scope
            ),
            CallNode { Callee: MemberNode { Id: "isNotEmpty" } list, Arguments: [] } => HasItems(list, scope),
            MemberNode { Id: "isEmpty" } list => !HasItems(list, scope),
            MemberNode { Id: "isNotEmpty" or "length" or "size" or "count" } list => HasItems(list, scope),
            BinaryNode
            {
                Left: MemberNode { Id: "length" or "size" or "count" } list,
                Right: LiteralNode { Value: 0.0 }
            } sign => sign.Operator switch
            {
                ">" or "!=" or "!==" => HasItems(list, scope),
                "==" or "===" or "<=" => !HasItems(list, scope),
                _ => null,
            },
            BinaryNode
            {
                Operator: ">=",
                Left: MemberNode { Id: "length" or "size" or "count" } list,
                Right: LiteralNode { Value: 1.0 }
            } => HasItems(list, scope),
            _ => null,
        };

    /// <summary>Returns whether a list has items; null if it is not known. What was filtered can be missing.</summary>
    private bool? HasItems(MemberNode list, Scope scope)
    {
        if (list.Target is not (NameNode or MemberNode))
        {
            return null;
        }
        var value = Evaluate(list.Target, scope);
        if (!Unions.Alternatives(value).All(each => each is ListValue))
        {
            return null;
        }
        var answers = Unions
            .Alternatives(Content(value))
            .Select(each => each is ListContent content ? HasItems(content) : null)
            .Distinct()
            .ToList();
        return answers is [var only] ? only : null;
    }

    private static bool? HasItems(ListContent list) =>
        list.Items.Any(item => !IsUncertain(item)) ? true
        : list.Items.Count == 0 && list.Rest is null ? false
        : null;
}
