using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <summary>Short expressions as a message shows them.</summary>
internal static class PlainText
{
    public static string Of(Expression expression) =>
        expression switch
        {
            NameExpression name => name.Name,
            MemberExpression { Target: NameExpression or MemberExpression } member =>
                $"{Of(member.Target)}.{member.Member.Text}",
            CallExpression { Target: null } call => $"{call.Function.Text}()",
            ParenthesizedExpression inner => Of(inner.Inner),
            _ => "it",
        };
}
