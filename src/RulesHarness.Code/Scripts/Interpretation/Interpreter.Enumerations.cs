using RulesHarness.Code.Scripts.Syntax;
using RulesHarness.Code.Scripts.Values;

namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>Cases of an enumeration that are found by a name or a raw value, or all together.</summary>
internal sealed partial class Interpreter
{
    private static bool HasCases(ClassValue owner) => owner.Node.Members.Any(each => each is EnumCaseNode);

    /// <summary>
    /// Gets the case that a call of an enumeration, or of a function of it, returns: each, because the name is only
    /// known when the code runs. Null if the call returns none.
    /// </summary>
    private Value? CaseOf(ClassValue owner, string name, CallSite site)
    {
        if (!HasCases(owner))
        {
            return null;
        }
        return name switch
        {
            "valueOf" when site.Arguments.Count == 1 => Unions.Of(Instances(owner)),
            // A raw value that no case has is null.
            "" when site["rawValue"] is { } raw => CaseOfRaw(owner, raw),
            _ => null,
        };
    }

    private Value CaseOfRaw(ClassValue owner, Value raw)
    {
        var all = Instances(owner);
        var known = raw is ConstantValue { Content: { } content, Unknown: null }
            ? all.FirstOrDefault(each =>
                each is ObjectValue self
                && self.Fields.TryGetValue("rawValue", out var cell)
                && cell.Value is ConstantValue own
                && content.Equals(own.Content)
            )
            : null;
        return known ?? Unions.Of([.. all, ConstantValue.Null]);
    }

    /// <summary>
    /// Gets the cases of an enumeration that a function of the language is told by its type; null for any other call.
    /// </summary>
    private Value? CasesOf(CallNode call, string function, Scope scope)
    {
        if (
            function is not ("enumValues" or "enumEntries" or "enumValueOf")
            || call.Types is not [var type]
            || Class(type, scope) is not { } owner
            || !HasCases(owner)
        )
        {
            return null;
        }
        return function == "enumValueOf" ? Unions.Of(Instances(owner)) : Listed(Instances(owner));
    }
}
