using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// The operators that order two values. Numbers are compared as floats if one of them is; strings by their UTF-16 code
/// units; nothing is smaller or larger than NaN.
/// </summary>
internal static class Ordering
{
    public static RulesValue Compare(RulesValue left, BinaryOperator sign, RulesValue right, SourceSpan place)
    {
        if (left.IsInt && right.IsInt)
        {
            return RulesValue.From(Holds(left.AsInt.CompareTo(right.AsInt), sign));
        }

        if (left.IsConstraint || right.IsConstraint)
        {
            return Constraints.Compare(left, sign, right, place);
        }

        if ((left.IsInt || left.IsFloat) && (right.IsInt || right.IsFloat))
        {
            return RulesValue.From(Holds(left.AsNumber, sign, right.AsNumber));
        }

        return Compare(left, right) is { } order
            ? RulesValue.From(Holds(order, sign))
            : RulesValue.Undefined(
                EvaluationErrors.Unsupported(
                    $"{KindNames.Of(left.Kind)} {Operators.TextOf(sign)} {KindNames.Of(right.Kind)}",
                    Expected(Operators.TextOf(sign))
                ),
                place
            );
    }

    /// <summary>
    /// Less than 0 where the left value comes first, more where the right one does; null of values without an order.
    /// </summary>
    public static int? Compare(RulesValue left, RulesValue right)
    {
        if (left.Kind != right.Kind)
        {
            return null;
        }

        return left.Kind switch
        {
            RulesValueKind.String => string.CompareOrdinal(left.AsString, right.AsString),
            RulesValueKind.Bytes => left.AsBytes.SequenceCompareTo(right.AsBytes),
            RulesValueKind.Timestamp or RulesValueKind.Duration => left.Seconds != right.Seconds
                ? left.Seconds.CompareTo(right.Seconds)
                : left.Nanoseconds.CompareTo(right.Nanoseconds),
            _ => null,
        };
    }

    private static bool Holds(int order, BinaryOperator sign) =>
        sign switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };

    private static bool Holds(double left, BinaryOperator sign, double right) =>
        sign switch
        {
            BinaryOperator.Less => left < right,
            BinaryOperator.LessOrEqual => left <= right,
            BinaryOperator.Greater => left > right,
            _ => left >= right,
        };

    private static string Expected(string sign) =>
        $"string {sign} string, bytes {sign} bytes, int {sign} int, float {sign} float, duration {sign} duration, "
        + $"timestamp {sign} timestamp, "
        + $"constraint {sign} any, any {sign} constraint";
}
