using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2112: a condition on a document's id for a list, which has none.</summary>
internal static class NeverListed
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        DeadCondition.Find(rules, FailureReasonKind.List).Select(dead => LintDiagnostics.Impossible("RH2112", dead));
}
