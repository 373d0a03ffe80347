using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2117: a block whose statements are about no document, or about other documents than its author thinks.
/// </summary>
internal static class UnreachablePath
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new List<SourceSpan>();
        foreach (var path in rules.Paths.Where(path => HasStatements(path.Block)))
        {
            var span = path.Block.Span;
            var isTold = told.Any(outer => outer.Offset <= span.Offset && span.End <= outer.End);
            var fault = isTold ? null : PathFaults.FaultOf(path) ?? PathFaults.OddityOf(path);
            if (fault is null || (path.Block.Allows.IsEmpty && !fault.IsOfAllInside))
            {
                continue;
            }

            // One sentence is enough for a block and those inside it.
            if (fault.IsOfAllInside)
            {
                told.Add(span);
            }

            yield return LintDiagnostics.OfPath(path.Block.Path.Span, fault);
        }
    }

    private static bool HasStatements(MatchBlock block) => block.Allows.Length > 0 || block.Matches.Any(HasStatements);
}
