namespace RulesHarness.Language.Syntax;

/// <summary>Finds expressions that are nested more deeply than Firestore's compiler accepts.</summary>
internal static class ExpressionDepth
{
    /// <summary>The outermost expressions that are too deep.</summary>
    public static IEnumerable<SourceSpan> TooDeep(Expression root)
    {
        if (root.Height <= ExpressionParser.Deepest)
        {
            yield break;
        }

        var left = new Stack<(Expression Expression, int Depth)>([(root, 1)]);
        while (left.TryPop(out var next))
        {
            if (next.Depth > ExpressionParser.Deepest)
            {
                yield return next.Expression.Span;
                continue;
            }

            var target = Target(next.Expression);
            foreach (var child in next.Expression.Children)
            {
                left.Push((child, ReferenceEquals(child, target) ? next.Depth : next.Depth + 1));
            }
        }
    }

    private static Expression? Target(Expression expression) =>
        expression switch
        {
            MemberExpression member => member.Target,
            CallExpression call => call.Target,
            IndexExpression index => index.Target,
            SliceExpression slice => slice.Target,
            _ => null,
        };
}
