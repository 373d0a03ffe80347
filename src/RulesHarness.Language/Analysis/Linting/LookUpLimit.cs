using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2109: conditions that look up more documents than a request can. The limit applies to all statements that a
/// request reaches together.
/// </summary>
internal static class LookUpLimit
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<AnalyzedStatement>(ReferenceEqualityComparer.Instance);
        foreach (var statement in rules.Statements)
        {
            var certain = new LookUpCounter(isCertain: true);
            certain.Add(statement);
            // A list may look up more: what is too much for every method is.
            if (
                certain.Count > statement.Methods.Select(Most).DefaultIfEmpty(int.MaxValue).Max()
                && told.Add(statement)
            )
            {
                yield return LintDiagnostics.TooManyLookUps(
                    statement,
                    certain.Count,
                    statement.Methods.Select(Most).Max(),
                    isCertain: true
                );
            }
        }

        foreach (var request in RequestStatements.Of(rules))
        {
            var counter = new LookUpCounter(isCertain: false);
            foreach (var statement in request.Statements)
            {
                counter.Add(statement);
                if (counter.Count > Most(request.Method))
                {
                    if (told.Add(statement))
                    {
                        yield return LintDiagnostics.TooManyLookUps(
                            statement,
                            counter.Count,
                            Most(request.Method),
                            isCertain: false
                        );
                    }

                    break;
                }
            }
        }
    }

    // Seen in the emulator; https://firebase.google.com/docs/firestore/security/rules-conditions#access_call_limits.
    private static int Most(RulesMethod method) => method == RulesMethod.List ? 20 : 10;
}
