using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2115: an address of the caller's that is compared, where nothing asks whether it was verified: anybody may sign up with anybody's.</summary>
internal static class UnverifiedEmail
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<SourceSpan>();
        foreach (var statement in rules.Statements)
        {
            var reached = Reached(statement);
            if (reached.Any(expression => Claim(expression) == "email_verified"))
            {
                continue;
            }

            foreach (var compared in reached.Where(IsComparedWithAddress).Where(compared => told.Add(compared.Span)))
            {
                yield return Findings.Unverified(compared.Span);
            }
        }
    }

    private static bool IsComparedWithAddress(Expression expression) => expression switch
    {
        BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.In } comparison =>
            comparison.Children.Any(operand => Claim(operand) == "email") && !comparison.Children.Any(operand => operand is LiteralExpression { Kind: LiteralKind.Null }),
        CallExpression { Function.Text: "matches", Target: { } target } => Claim(target) == "email",
        _ => false,
    };

    private static string? Claim(Expression expression) => expression switch
    {
        MemberExpression member when IsToken(member.Target) => member.Member.Text,
        CallExpression { Function.Text: "get", Target: { } target, Arguments: [LiteralExpression { Value: string name }, ..] } when IsToken(target) => name,
        IndexExpression { Index: LiteralExpression { Value: string name } } index when IsToken(index.Target) => name,
        _ => null,
    };

    private static bool IsToken(Expression expression) =>
        expression is MemberExpression { Member.Text: "token", Target: MemberExpression { Member.Text: "auth", Target: NameExpression { Name: "request" } } };

    private static List<Expression> Reached(AnalyzedStatement statement)
    {
        var reached = new List<Expression>();
        var called = new HashSet<FunctionDeclaration>(ReferenceEqualityComparer.Instance);
        var left = new Queue<Expression>(statement.Statement.Condition is { } condition ? [condition] : []);
        while (left.TryDequeue(out var root))
        {
            foreach (var expression in root.DescendantsAndSelf())
            {
                reached.Add(expression);
                if (expression is CallExpression { Target: null } call && statement.Path.Functions.TryGetValue(call.Function.Text, out var function) && called.Add(function))
                {
                    foreach (var inner in function.Bindings.Select(binding => binding.Value).Append(function.Result))
                    {
                        left.Enqueue(inner);
                    }
                }
            }
        }

        return reached;
    }
}
