using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2101: a statement without a condition, or with a condition on the time alone.</summary>
internal static class UnconditionalAllow
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        foreach (
            var statement in rules.Statements.Where(statement =>
                statement.Parts is not null && statement.Outcomes.Length > 0
            )
        )
        {
            if (statement.Parts!.IsEmpty)
            {
                yield return LintDiagnostics.OpenToAll(
                    statement,
                    statement.Methods.Any(method => method > RulesMethod.List)
                );
            }
            else if (statement.Statement.Condition is { } condition && IsAboutTime(condition))
            {
                yield return LintDiagnostics.OpenForATime(statement);
            }
        }
    }

    private static bool IsAboutTime(Expression condition) =>
        condition switch
        {
            ParenthesizedExpression inner => IsAboutTime(inner.Inner),
            BinaryExpression { Operator: >= BinaryOperator.Less and <= BinaryOperator.GreaterOrEqual } order => (
                IsRequestTime(order.Left) && IsWritten(order.Right)
            ) || (IsRequestTime(order.Right) && IsWritten(order.Left)),
            _ => false,
        };

    private static bool IsRequestTime(Expression expression) =>
        expression is MemberExpression { Member.Text: "time", Target: NameExpression { Name: "request" } };

    private static bool IsWritten(Expression expression) =>
        expression is CallExpression { Target: NameExpression { Name: "timestamp" } } call
        && call.Arguments.All(argument => argument is LiteralExpression);
}
