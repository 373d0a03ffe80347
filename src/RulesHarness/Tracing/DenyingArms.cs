using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// Finds the literal arms of <c>? :</c> with which a test has the outcome that denies, such as <c>'none'</c> in
/// <c>(isSignedIn() ? role() : 'none') in ['editor', 'owner']</c>. No allowed request needs one, and it can't be
/// removed: a <c>? :</c> has two arms.
/// </summary>
internal static class DenyingArms
{
    /// <summary><paramref name="wanted"/> is the outcome of the test that lets a request through.</summary>
    public static IEnumerable<Expression> Of(Expression test, ExpressionScope scope, bool wanted) =>
        test switch
        {
            BinaryExpression { Operator: BinaryOperator.In } membership => Literals(membership.Left, scope)
                .Where(arm => IsItem(arm, membership.Right, scope) == !wanted),
            BinaryExpression { Operator: BinaryOperator.Equal } comparison => Compared(comparison, scope, !wanted),
            BinaryExpression { Operator: BinaryOperator.NotEqual } comparison => Compared(comparison, scope, wanted),
            _ => [],
        };

    /// <summary>The arms of either side of which it is known whether they are equal to the other side.</summary>
    private static IEnumerable<Expression> Compared(BinaryExpression comparison, ExpressionScope scope, bool isEqual) =>
        new[] { (comparison.Left, comparison.Right), (comparison.Right, comparison.Left) }.SelectMany(sides =>
            Literals(sides.Item1, scope).Where(arm => AreEqual(arm, Resolved(sides.Item2, scope)) == isEqual)
        );

    /// <summary>The literal arms that an expression has, directly or behind names and calls.</summary>
    public static IEnumerable<Expression> Literals(Expression expression, ExpressionScope scope)
    {
        expression = expression.Bare();
        if (expression is ConditionalExpression conditional)
        {
            return new[] { conditional.WhenTrue, conditional.WhenFalse }.SelectMany(arm => OfArm(arm, scope));
        }
        return scope.Behind(expression) is { } other ? Literals(other.Expression, other.Scope) : [];
    }

    private static IEnumerable<Expression> OfArm(Expression arm, ExpressionScope scope) =>
        arm.Bare() is LiteralExpression ? [arm] : Literals(arm, scope);

    /// <summary>Null if the list is not written out.</summary>
    private static bool? IsItem(Expression arm, Expression list, ExpressionScope scope)
    {
        if (Resolved(list, scope) is not ListExpression { Items: var items })
        {
            return null;
        }
        bool? found = false;
        foreach (var item in items)
        {
            var isEqual = AreEqual(arm, item.Bare());
            if (isEqual == true)
            {
                return true;
            }
            found = isEqual is null ? null : found;
        }
        return found;
    }

    /// <summary>Null if the other expression is no literal.</summary>
    private static bool? AreEqual(Expression arm, Expression other) =>
        (arm.Bare(), other) is (LiteralExpression one, LiteralExpression another)
            ? Equals(one.Value, another.Value)
            : null;

    private static Expression Resolved(Expression expression, ExpressionScope scope)
    {
        expression = expression.Bare();
        return scope.Behind(expression) is { } other ? Resolved(other.Expression, other.Scope) : expression;
    }
}
