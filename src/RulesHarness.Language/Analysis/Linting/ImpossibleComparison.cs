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
            .Select(Findings.Mismatch)
            .Concat(
                DeadCondition
                    .Find(rules, CauseKind.Kinds)
                    .Where(dead => !told.Contains(dead.Cause.Span))
                    .Select(dead => Findings.Impossible("RH2107", dead))
            );
    }
}
