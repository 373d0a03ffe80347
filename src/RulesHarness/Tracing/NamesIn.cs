using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>The names of fields, claims and members that an expression reads, also through functions.</summary>
internal static class NamesIn
{
    /// <summary>Functions that call each other have no end.</summary>
    private const int Deepest = 20;

    /// <summary>The names; none where a wildcard may stand for anything.</summary>
    public static IReadOnlySet<string> Of(Expression expression, ExpressionScope scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!Add(expression, scope, names, depth: 0))
        {
            names.Clear();
        }
        return names;
    }

    private static bool Add(Expression expression, ExpressionScope scope, HashSet<string> names, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }
        foreach (var part in expression.DescendantsAndSelf())
        {
            if (Name(part) is { } name)
            {
                names.Add(name);
            }
            if (scope.Behind(part) is { } other)
            {
                if (!Add(other.Expression, other.Scope, names, depth + 1))
                {
                    return false;
                }
            }
            else if (part is NameExpression { Name: not ("request" or "resource") })
            {
                return false;
            }
        }
        return true;
    }

    private static string? Name(Expression expression) =>
        expression switch
        {
            MemberExpression member => member.Member.Text,
            IndexExpression { Index: LiteralExpression { Value: string key } } => key,
            CallExpression { Function.Text: "get", Arguments: [LiteralExpression { Value: string key }, ..] } => key,
            _ => null,
        };
}
