using RulesHarness.Language.Patterns;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis;

/// <summary>Finds patterns that are none. Only those are looked at that are written out: <c>matches</c> and <c>split</c> with a literal.</summary>
internal static class PatternChecker
{
    public static IEnumerable<RulesDiagnostic> Check(Expression condition) =>
        from call in condition.DescendantsAndSelf().OfType<CallExpression>()
        where call.Target is not null && call.Function.Text is "matches" or "split" && call.Arguments.Length == 1
        let literal = call.Arguments[0] as LiteralExpression
        where literal?.Value is string text && PatternTranslator.Translate(text) is null
        select Messages.InvalidPattern((string)literal.Value!, literal.Span);
}
