using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2105: a condition on what a request of that method doesn't have: the stored document of a create, the new one of a
/// read.
/// </summary>
internal static class NeverAllowed
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        DeadCondition.Find(rules, FailureReasonKind.Request).Select(dead => LintDiagnostics.Impossible("RH2105", dead));
}
