using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2106 and RH2113: fields that the schema doesn't have, and values that a field never has.</summary>
internal static class SchemaMismatch
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules) =>
        rules
            .Facts.OfType<UnknownField>()
            .Select(LintDiagnostics.Unknown)
            .Concat(rules.Facts.OfType<UnknownValue>().Select(LintDiagnostics.Unknown));
}
