using System.Collections.Immutable;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2103 and RH2104: a statement of a wider path that requires less than the narrower path's own. One statement that
/// allows is enough, so the narrower one's condition protects nothing.
/// </summary>
internal static class OverlappingMatch
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var blocks = rules
            .Statements.GroupBy(statement => PathOverlap.Shape(statement.Path.Path))
            .Select(group => group.ToArray())
            .ToArray();
        foreach (var wide in blocks)
        {
            var narrow = blocks
                .Where(block => PathOverlap.IsWider(wide[0].Path.Path, block[0].Path.Path, rules.File.Version))
                .ToArray();
            foreach (var open in narrow.Length == 0 ? [] : wide)
            {
                var found = narrow.Select(block => Opened(open, block));
                var opened = found.Where(one => one is not null).ToArray();
                if (opened.Length > 0)
                {
                    yield return LintDiagnostics.Opened(
                        open,
                        opened[0]!.Value.Statement,
                        opened[0]!.Value.Method,
                        opened.Length - 1
                    );
                }
            }
        }
    }

    private static (AnalyzedStatement Statement, RulesMethod Method)? Opened(
        AnalyzedStatement open,
        AnalyzedStatement[] narrow
    )
    {
        foreach (var method in open.Methods)
        {
            var own = narrow.Where(statement => statement.Methods.Contains(method)).ToArray();
            if (
                open.Parts is not { } asked
                || own.Any(statement => statement.Parts is not { } parts || parts.IsSubsetOf(asked))
            )
            {
                continue;
            }

            // A block that says nothing of the method may well leave it to the wider one.
            if (Array.Find(own, statement => IsLess(asked, statement.Parts!)) is { } closed)
            {
                return (closed, method);
            }
        }

        return null;
    }

    // What nobody is to have, some may have by a path for administrators; everybody who signs in should not.
    private static bool IsLess(ImmutableHashSet<string> asked, ImmutableHashSet<string> own) =>
        asked.IsProperSubsetOf(own) || (own.Contains(Conjuncts.Never) && asked.All(part => part == Conjuncts.SignedIn));
}
