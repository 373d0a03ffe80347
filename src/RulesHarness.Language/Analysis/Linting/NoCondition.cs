using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2116: a value that is no bool, where only true allows. There is no truthiness in the language.</summary>
internal static class NoCondition
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules.Facts.OfType<NotBoolean>().Select(Findings.NoCondition);
}
