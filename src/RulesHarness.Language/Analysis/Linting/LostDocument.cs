using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2119: a look-up with a path that is that of no document.</summary>
internal static class LostDocument
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules.Facts.OfType<LostLookUp>().Select(LintDiagnostics.Lost);
}
