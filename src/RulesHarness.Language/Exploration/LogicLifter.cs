using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Takes logic out of the expressions that it is inside of: <c>(a ? 1 : 2) > b</c> is <c>a ? 1 > b : 2 > b</c>. Then
/// every operand is an atomic condition that has no logic of its own.
/// </summary>
/// <param name="statement">The statement whose condition it is.</param>
internal sealed class LogicLifter(RuleStatement statement)
{
    /// <summary>Choices taken out of one condition: each doubles what it stood in.</summary>
    private const int MaxLifted = 40;

    private const int MaxNested = 4;

    private int _lifted;

    /// <summary>
    /// The condition of a statement, with functions and variables expanded, as logic over expressions without logic;
    /// null where it has none.
    /// </summary>
    public static Expression? ConditionOf(RuleStatement statement) =>
        statement.Expanded() is { } condition ? new LogicLifter(statement).Lift(condition, 0) : null;

    private Expression Lift(Expression expression, int depth)
    {
        if (IsLogic(expression))
        {
            return expression.WithChildren(operand => Lift(operand, depth));
        }

        if (depth >= MaxNested || _lifted >= MaxLifted || Inner(expression) is not { } logic)
        {
            return Folded(expression);
        }

        _lifted++;
        var (question, first, second) = logic is ConditionalExpression choice
            ? (choice.Condition, choice.WhenTrue, choice.WhenFalse)
            : (logic, Truth(true, logic), Truth(false, logic));
        return Choice(
            Lift(question, depth + 1),
            Lift(Replace(expression, logic, first), depth + 1),
            Lift(Replace(expression, logic, second), depth + 1),
            expression.Span
        );
    }

    /// <summary>Returns true for operators that need not evaluate all of their operands, and for <c>!</c>.</summary>
    public static bool IsLogic(Expression expression) =>
        expression
            is ParenthesizedExpression
                or ConditionalExpression
                or UnaryExpression { Operator: UnaryOperator.Not }
                or BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or };

    private static Expression? Inner(Expression expression) =>
        expression.DescendantsAndSelf().FirstOrDefault(inner => IsLogic(inner) && inner is not ParenthesizedExpression);

    private static Expression Replace(Expression expression, Expression old, Expression replacement) =>
        ReferenceEquals(expression, old)
            ? replacement
            : expression.WithChildren(child => Replace(child, old, replacement));

    private static LiteralExpression Truth(bool value, Expression at) => new(LiteralKind.Boolean, value, at.Span);

    private static Expression Choice(Expression question, Expression first, Expression second, SourceSpan span) =>
        (first, second) switch
        {
            (LiteralExpression { Value: true }, LiteralExpression { Value: false }) => question,
            (LiteralExpression { Value: false }, LiteralExpression { Value: true }) => new UnaryExpression(
                UnaryOperator.Not,
                question,
                span
            ),
            _ => new ConditionalExpression(question, first, second, span),
        };

    // What reads nothing of a request is as true in one as in another, and an id in a path is always a text.
    private Expression Folded(Expression expression)
    {
        if (expression is TypeTestExpression { Operand: NameExpression name } test && IsCapture(name))
        {
            return Truth(test.Type.Text == "string", expression);
        }

        if (expression is BinaryExpression comparison && Compared(comparison) is { } compared)
        {
            return compared;
        }

        var reads = expression.DescendantsAndSelf().Any(part => part is NameExpression or PathExpression);
        return !reads && statement.ValueOf(expression) is { IsBool: true } value
            ? Truth(value.AsBool, expression)
            : expression;
    }

    // `(a == b) == true` is `a == b`.
    private static Expression? Compared(BinaryExpression comparison)
    {
        if (
            comparison.Operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual)
            || comparison.Right is not LiteralExpression { Value: bool value }
            || !IsTruth(comparison.Left)
        )
        {
            return null;
        }

        return value == (comparison.Operator == BinaryOperator.Equal)
            ? comparison.Left
            : new UnaryExpression(UnaryOperator.Not, comparison.Left, comparison.Span);
    }

    private static bool IsTruth(Expression expression) =>
        expression
            is TypeTestExpression
                or BinaryExpression
                {
                    Operator: BinaryOperator.Equal
                        or BinaryOperator.NotEqual
                        or BinaryOperator.In
                        or BinaryOperator.Less
                        or BinaryOperator.LessOrEqual
                        or BinaryOperator.Greater
                        or BinaryOperator.GreaterOrEqual,
                }
                or CallExpression { Target: null, Function.Text: "exists" or "existsAfter" }
                or CallExpression { Target: not null, Function.Text: "matches" or "hasAll" or "hasAny" or "hasOnly" };

    private bool IsCapture(NameExpression name) =>
        statement.Scope.Wildcard(name.Name) is var segment
        && segment >= 0
        && statement.Scope.Segments[segment] is CaptureSegment;
}
