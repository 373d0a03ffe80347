using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2108: a document that is looked up to be compared with null, which it never is.</summary>
internal static class NeedlessGet
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules.Facts.OfType<LookUpComparedWithNull>().Select(LintDiagnostics.GetForExists);
}
