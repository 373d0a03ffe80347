using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>A safety net: what looks like a query and is sent, but could not be followed to the call.</summary>
internal sealed partial class Interpreter
{
    private void NoteLost(MemberNode member, Value target)
    {
        // A filter or a sort is not sent: it is that of a query which is not known.
        var isOpen = Unions.Alternatives(target).All(each => each is UnknownValue or StepValue);
        if (isOpen && !IsExhausted && LooksLikeQuery(member.Target))
        {
            _findings.Lose(_frame.Module, member.At, _frame.Name);
        }
    }

    /// <summary>
    /// Returns true for calls on a collection, or on what sorts or filters, unless one of them leads to a document.
    /// </summary>
    private bool LooksLikeQuery(Node node)
    {
        var current = node;
        while (current is CallNode call)
        {
            var name = (call.Callee as MemberNode)?.Id ?? (call.Callee as NameNode)?.Id ?? "";
            if (IsPartOfQuery(name, call))
            {
                return true;
            }
            if (name is "doc" or "document" || _library.IsHarmless(name) || _library.IsSend(name))
            {
                return false;
            }
            current = (call.Callee as MemberNode)?.Target ?? First(call);
        }
        return false;
    }

    private static Node? First(CallNode call) => call.Arguments is [var first, ..] ? first.Value : null;

    private static bool IsPartOfQuery(string name, CallNode call) =>
        name is "collection" or "collectionGroup" or "orderBy"
        || (name == "order" && call.Arguments is [{ Label: "by" }, ..])
        || (name.StartsWith("where", StringComparison.Ordinal) && char.IsUpper(name.ElementAtOrDefault(5)));
}
