using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Whether a field that fulfils a bound fulfils a comparison with a constant.</summary>
internal static class Implication
{
    public static bool Holds(in Bound bound, BinaryOperator sign, RulesValue value)
    {
        // That a field differs from NaN, or contains it, implies nothing of numbers; of what is no number at all
        // everything follows.
        if (bound is { Kind: BoundKind.NotEqual or BoundKind.Contains, Value: { IsFloat: true, AsFloat: double.NaN } })
        {
            return sign == BinaryOperator.NotEqual && value.IsNull;
        }

        if (
            value is { IsFloat: true, AsFloat: double.NaN }
            || (bound.Value is { IsFloat: true, AsFloat: double.NaN } && (value.IsInt || value.IsFloat))
        )
        {
            return true;
        }

        // Whatever is compared, ordered or has elements is there, and isn't null.
        if (value.IsNull)
        {
            return sign == BinaryOperator.NotEqual
                ? IsOfSomething(bound)
                : bound.Kind == BoundKind.Equal && sign == BinaryOperator.Equal && bound.Value.IsNull;
        }

        switch (bound.Kind, sign)
        {
            case (BoundKind.NotEqual, _):
                return sign == BinaryOperator.NotEqual && AreEqual(bound.Value, value);
            case (BoundKind.Equal, BinaryOperator.Equal):
                return AreEqual(bound.Value, value);
            case (BoundKind.Equal, BinaryOperator.NotEqual):
                return AreOfOneType(bound.Value, value) && !AreEqual(bound.Value, value);
        }

        return Order(bound.Value, value) is { } order && Holds(bound.Kind, sign, order);
    }

    /// <summary>Whether it follows from how the bound's value compares with the constant.</summary>
    private static bool Holds(BoundKind kind, BinaryOperator sign, int order) =>
        (kind, sign) switch
        {
            (BoundKind.Equal, BinaryOperator.Less) => order < 0,
            (BoundKind.Equal, BinaryOperator.LessOrEqual) => order <= 0,
            (BoundKind.Equal, BinaryOperator.Greater) => order > 0,
            (BoundKind.Equal, BinaryOperator.GreaterOrEqual) => order >= 0,
            (BoundKind.Less, BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.NotEqual) => order
                <= 0,
            (BoundKind.LessOrEqual, BinaryOperator.LessOrEqual) => order <= 0,
            (BoundKind.LessOrEqual, BinaryOperator.Less or BinaryOperator.NotEqual) => order < 0,
            (BoundKind.Greater, BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.NotEqual) =>
                order >= 0,
            (BoundKind.GreaterOrEqual, BinaryOperator.GreaterOrEqual) => order >= 0,
            (BoundKind.GreaterOrEqual, BinaryOperator.Greater or BinaryOperator.NotEqual) => order > 0,
            _ => false,
        };

    private static bool IsOfSomething(in Bound bound) =>
        bound.Kind switch
        {
            BoundKind.Equal => !bound.Value.IsNull,
            BoundKind.NotEqual or BoundKind.Contains => true,
            _ => Constraints.IsOrdered(bound.Value),
        };

    /// <summary>Whether a bound is at a value: one that is a float is at no integer.</summary>
    public static bool AreEqual(RulesValue bound, RulesValue value) =>
        ((bound.IsInt || bound.IsFloat) && value.IsFloat && bound.AsNumber == value.AsFloat) || bound.Equals(value);

    private static bool AreOfOneType(RulesValue bound, RulesValue value) =>
        bound.Kind == value.Kind || ((bound.IsInt || bound.IsFloat) && (value.IsInt || value.IsFloat));

    // Here too a float tells nothing of an integer.
    private static int? Order(RulesValue bound, RulesValue value) =>
        (bound.Kind, value.Kind) switch
        {
            (RulesValueKind.Int, RulesValueKind.Int) => bound.AsInt.CompareTo(value.AsInt),
            (RulesValueKind.Int or RulesValueKind.Float, RulesValueKind.Float) => bound.AsNumber.CompareTo(
                value.AsFloat
            ),
            _ => Ordering.Compare(bound, value),
        };
}
