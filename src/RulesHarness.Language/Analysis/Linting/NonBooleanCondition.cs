using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2116: a value that is not a bool, where only true allows. The language has no truthiness.</summary>
internal static class NonBooleanCondition
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules.Facts.OfType<NotBoolean>().Select(LintDiagnostics.NoCondition);
}
