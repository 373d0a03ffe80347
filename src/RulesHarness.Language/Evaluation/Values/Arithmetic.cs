using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// The operators that calculate. Integers don't wrap round, but for the smallest divided by -1; a float between two
/// operands makes both floats.
/// </summary>
internal static class Arithmetic
{
    public static RulesValue Of(RulesValue left, BinaryOperator sign, RulesValue right, SourceSpan place)
    {
        if (left.IsInt && right.IsInt)
        {
            return OfIntegers(left.AsInt, sign, right.AsInt, place);
        }

        if ((left.IsInt || left.IsFloat) && (right.IsInt || right.IsFloat))
        {
            return OfFloats(left.AsNumber, sign, right.AsNumber);
        }

        return OfOthers(left, sign, right, place);
    }

    public static RulesValue Negate(RulesValue value, SourceSpan place) =>
        value.Kind switch
        {
            RulesValueKind.Int => OfIntegers(0, BinaryOperator.Subtract, value.AsInt, place),
            RulesValueKind.Float => RulesValue.From(-value.AsFloat),
            RulesValueKind.Duration => Minus(RulesValueKind.Duration, RulesValue.FromDuration(0, 0), value, place),
            _ => RulesValue.Undefined(
                EvaluationErrors.Unsupported("-" + KindNames.Of(value.Kind), "-int, -float, -duration"),
                place
            ),
        };

    private static RulesValue OfOthers(RulesValue left, BinaryOperator sign, RulesValue right, SourceSpan place) =>
        (left.Kind, sign, right.Kind) switch
        {
            (RulesValueKind.String, BinaryOperator.Add, RulesValueKind.String) => RulesValue.From(
                left.AsString + right.AsString
            ),
            (RulesValueKind.Duration, BinaryOperator.Add, RulesValueKind.Duration) => Plus(
                RulesValueKind.Duration,
                left,
                right,
                place
            ),
            (RulesValueKind.Duration, BinaryOperator.Add, RulesValueKind.Timestamp) => Plus(
                RulesValueKind.Timestamp,
                left,
                right,
                place
            ),
            (RulesValueKind.Timestamp, BinaryOperator.Add, RulesValueKind.Duration) => Plus(
                RulesValueKind.Timestamp,
                left,
                right,
                place
            ),
            (RulesValueKind.Duration, BinaryOperator.Subtract, RulesValueKind.Duration) => Minus(
                RulesValueKind.Duration,
                left,
                right,
                place
            ),
            (RulesValueKind.Timestamp, BinaryOperator.Subtract, RulesValueKind.Timestamp) => Minus(
                RulesValueKind.Duration,
                left,
                right,
                place
            ),
            (RulesValueKind.Timestamp, BinaryOperator.Subtract, RulesValueKind.Duration) => Minus(
                RulesValueKind.Timestamp,
                left,
                right,
                place
            ),
            _ => RulesValue.Undefined(
                EvaluationErrors.Unsupported(
                    $"{KindNames.Of(left.Kind)} {Operators.TextOf(sign)} {KindNames.Of(right.Kind)}",
                    Expected(sign)
                ),
                place
            ),
        };

    private static RulesValue OfIntegers(long left, BinaryOperator sign, long right, SourceSpan place)
    {
        if (sign is BinaryOperator.Divide or BinaryOperator.Modulo)
        {
            // The machine traps at the quotient that is one too large.
            return right switch
            {
                0 => RulesValue.Undefined(EvaluationErrors.DivisionByZero, place),
                -1 => RulesValue.From(sign == BinaryOperator.Divide ? unchecked(-left) : 0),
                _ => RulesValue.From(sign == BinaryOperator.Divide ? left / right : left % right),
            };
        }

        var overflows = Overflows(left, sign, right, out var result);
        return overflows ? RulesValue.Undefined(EvaluationErrors.IntegerRange, place) : RulesValue.From(result);
    }

    private static bool Overflows(long left, BinaryOperator sign, long right, out long result)
    {
        switch (sign)
        {
            case BinaryOperator.Add:
                result = unchecked(left + right);
                return ((left ^ result) & (right ^ result)) < 0;
            case BinaryOperator.Subtract:
                result = unchecked(left - right);
                return ((left ^ right) & (left ^ result)) < 0;
            default:
                return Math.BigMul(left, right, out result) != result >> 63;
        }
    }

    private static RulesValue OfFloats(double left, BinaryOperator sign, double right) =>
        RulesValue.From(
            sign switch
            {
                BinaryOperator.Add => left + right,
                BinaryOperator.Subtract => left - right,
                BinaryOperator.Multiply => left * right,
                BinaryOperator.Divide => left / right,
                _ => left % right,
            }
        );

    private static RulesValue Plus(RulesValueKind kind, RulesValue left, RulesValue right, SourceSpan place) =>
        Time(kind, Spans.Nanoseconds(left) + Spans.Nanoseconds(right), place);

    private static RulesValue Minus(RulesValueKind kind, RulesValue left, RulesValue right, SourceSpan place) =>
        Time(kind, Spans.Nanoseconds(left) - Spans.Nanoseconds(right), place);

    private static RulesValue Time(RulesValueKind kind, Int128 nanoseconds, SourceSpan place) =>
        (
            kind == RulesValueKind.Duration
                ? Spans.Duration(nanoseconds, Spans.NoDuration)
                : Spans.Timestamp(nanoseconds)
        ).At(place);

    private static string Expected(BinaryOperator sign) =>
        sign switch
        {
            BinaryOperator.Add =>
                "int + int, float + float, string + string, duration + duration, duration + timestamp, timestamp "
                    + "+ duration",
            BinaryOperator.Subtract =>
                "int - int, float - float, duration - duration, timestamp - duration, timestamp - timestamp",
            BinaryOperator.Multiply => "int * int, float * float",
            BinaryOperator.Divide => "int / int, float / float",
            _ => "int % int, float % float",
        };
}
