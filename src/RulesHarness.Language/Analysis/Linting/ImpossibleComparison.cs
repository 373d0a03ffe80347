using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2107: a comparison of kinds that are never equal, wherever it is evaluated, and one that keeps a statement from
/// ever allowing.
/// </summary>
internal static class ImpossibleComparison
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var everywhere = rules.Facts.OfType<Incomparable>().ToArray();
        var told = everywhere.Select(fact => fact.Span).ToHashSet();
        return everywhere
            .Select(LintDiagnostics.Mismatch)
            .Concat(
                DeadCondition
                    .Find(rules, FailureReasonKind.Kinds)
                    .Where(dead => !told.Contains(dead.Cause.Span))
                    .Select(dead => LintDiagnostics.Impossible("RH2107", dead))
            );
    }
}
