using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2102: a statement whose every method another one of the same path allows, with a condition that requires no more.
/// </summary>
internal static class RedundantAllow
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        foreach (var sharing in rules.Statements.GroupBy(statement => PathOverlap.Shape(statement.Path.Path)))
        {
            var statements = sharing.ToArray();
            for (var i = 0; i < statements.Length; i++)
            {
                if (Wider(statements, i) is { } other)
                {
                    yield return LintDiagnostics.Needless(statements[i], other);
                }
            }
        }
    }

    private static AnalyzedStatement? Wider(AnalyzedStatement[] statements, int at)
    {
        AnalyzedStatement? last = null;
        foreach (var method in statements[at].Methods)
        {
            last = statements.Where((other, i) => i != at && Covers(other, i, method)).FirstOrDefault();
            if (last is null)
            {
                return null;
            }
        }

        return last;

        // Of two that ask for the same the later one is needless.
        bool Covers(AnalyzedStatement other, int i, RulesMethod method) =>
            other.Parts is { } parts
            && statements[at].Parts is { } own
            && other.Methods.Contains(method)
            && parts.IsSubsetOf(own)
            && (i < at || parts.Count < own.Count);
    }
}
