using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>
/// RH2115: an email address of the caller that is compared without a test that it was verified. Anyone can sign up with
/// any address.
/// </summary>
internal static class UnverifiedEmail
{
    private static readonly string[] Verifying = ["email_verified", "sign_in_provider", "identities"];

    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var told = new HashSet<SourceSpan>();
        foreach (var statement in rules.Statements)
        {
            var reached = Reached(statement);
            if (reached.Any(IsVerifying))
            {
                continue;
            }

            var ways = statement.Ways.Where(way => !way.Any(IsOfUser));
            var granting = ways.SelectMany(way => way)
                .Where(part => !part.IsNegated)
                .Select(part => part.Span)
                .ToHashSet();
            var compared = reached.Where(IsComparedWithAddress).Select(expression => expression.Span);
            foreach (var span in compared.Where(span => granting.Contains(span) && told.Add(span)))
            {
                yield return LintDiagnostics.Unverified(span);
            }
        }
    }

    // Whoever must be a certain user can't be another one by an address.
    private static bool IsOfUser(Part part) =>
        !part.IsNegated
        && !Callers.IsSignedIn(part)
        && part.Text.Contains("request.auth.uid", StringComparison.Ordinal);

    private static bool IsVerifying(Expression expression) =>
        expression switch
        {
            MemberExpression member => Verifying.Contains(member.Member.Text),
            LiteralExpression { Value: string text } => Verifying.Contains(text),
            _ => false,
        };

    private static bool IsComparedWithAddress(Expression expression) =>
        expression switch
        {
            BinaryExpression { Operator: BinaryOperator.Equal or BinaryOperator.In } comparison => IsGrant(
                comparison.Left,
                comparison.Right
            ),
            CallExpression { Function.Text: "matches", Target: { } target } => Claim(target) == "email",
            _ => false,
        };

    private static bool IsGrant(Expression left, Expression right)
    {
        var isLeft = Claim(left) == "email";
        var other = isLeft ? right : left;
        return (isLeft || Claim(right) == "email") && Claim(other) is null && !IsNothing(other) && !IsWritten(other);
    }

    private static bool IsNothing(Expression expression) => expression is LiteralExpression { Value: null or "" };

    // An address that a document is to hold gives its author nothing.
    private static bool IsWritten(Expression expression) =>
        expression
            .DescendantsAndSelf()
            .Any(part =>
                part is MemberExpression { Member.Text: "resource", Target: NameExpression { Name: "request" } }
            );

    private static string? Claim(Expression expression) =>
        expression switch
        {
            MemberExpression member when IsToken(member.Target) => member.Member.Text,
            CallExpression
            {
                Function.Text: "get",
                Target: { } target,
                Arguments: [LiteralExpression { Value: string name }, ..]
            } when IsToken(target) => name,
            IndexExpression { Index: LiteralExpression { Value: string name } } index when IsToken(index.Target) =>
                name,
            _ => null,
        };

    private static bool IsToken(Expression expression) =>
        expression
            is MemberExpression
            {
                Member.Text: "token",
                Target: MemberExpression { Member.Text: "auth", Target: var request }
            }
        && request is NameExpression { Name: "request" };

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
                if (
                    expression is CallExpression { Target: null } call
                    && statement.Path.Functions.TryGetValue(call.Function.Text, out var function)
                    && called.Add(function)
                )
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
