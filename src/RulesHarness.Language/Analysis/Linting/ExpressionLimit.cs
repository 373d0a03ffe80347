using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2110: conditions that evaluate more expressions than a request can. The limit applies to all statements that a
/// request reaches together.
/// </summary>
internal static class ExpressionLimit
{
    /// <summary>
    /// Expressions a request (https://firebase.google.com/docs/rules/rules-behavior#security_rules_limits).
    /// </summary>
    public const int Most = 1_000;

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<AnalyzedStatement>(ReferenceEqualityComparer.Instance);
        foreach (var statement in rules.Statements)
        {
            var least = new ExpressionCost(statement.Path, isLeast: true).Of(statement.Statement.Condition);
            if (least is > Most and < ExpressionCost.Never && told.Add(statement))
            {
                yield return LintDiagnostics.TooManyExpressions(statement, least, isCertain: true);
            }
        }

        var costs = new Dictionary<AnalyzedStatement, long>(ReferenceEqualityComparer.Instance);
        foreach (var request in RequestStatements.Of(rules))
        {
            var sum = 0L;
            foreach (var statement in request.Statements)
            {
                if (!costs.TryGetValue(statement, out var most))
                {
                    costs.Add(
                        statement,
                        most = new ExpressionCost(statement.Path, isLeast: false).Of(statement.Statement.Condition)
                    );
                }

                sum += most;
                if (sum > Most)
                {
                    if (told.Add(statement))
                    {
                        yield return LintDiagnostics.TooManyExpressions(statement, sum, isCertain: false);
                    }

                    break;
                }
            }
        }
    }
}
