using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2118: a test for a field that is missing, or for what stands for it then, in a condition that allows lists: to
/// rules a field that the query does not filter by is missing, so that every list passes.
/// </summary>
internal static class UnfilteredList
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var known = rules.Facts.OfType<KnownWithoutFilter>().ToDictionary(fact => fact.Span, fact => fact.Value);
        var told = new HashSet<SourceSpan>();
        foreach (var statement in rules.Statements.Where(MayList))
        {
            foreach (var part in known.Count == 0 ? [] : statement.Ways.SelectMany(way => way))
            {
                if (known.TryGetValue(part.Span, out var value) && value != part.IsNegated && told.Add(part.Span))
                {
                    yield return LintDiagnostics.OpenList(part.Span);
                }
            }
        }
    }

    private static bool MayList(AnalyzedStatement statement) =>
        statement.Outcomes.Any(outcome => outcome.Method == RulesMethod.List && outcome.Value.MayBeTrue);
}
