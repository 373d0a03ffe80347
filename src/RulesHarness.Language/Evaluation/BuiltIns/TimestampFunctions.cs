using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The namespace <c>timestamp</c> (https://firebase.google.com/docs/reference/rules/rules.timestamp). Beside what the
/// reference tells, <c>timestamp.value</c> reads text.
/// </summary>
internal static class TimestampFunctions
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("date", 3) => Date,
            ("value", 1) => static (_, arguments) =>
                arguments[0].Kind switch
                {
                    RulesValueKind.Int => Spans.Timestamp((Int128)arguments[0].AsInt * 1_000_000),
                    RulesValueKind.String => TimestampReader.Read(arguments[0].AsString) is { } nanoseconds
                        ? Spans.Timestamp(nanoseconds)
                        : Spans.NoTimestamp,
                    _ => Signatures.Mismatch("timestamp.value", arguments),
                },
            _ => null,
        };

    private static RulesValue Date(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!arguments[0].IsInt || !arguments[1].IsInt || !arguments[2].IsInt)
        {
            return Signatures.Mismatch("timestamp.date", arguments);
        }

        var (year, month, day) = (arguments[0].AsInt, arguments[1].AsInt, arguments[2].AsInt);
        if (year is < 1 or > 9999)
        {
            return RulesValue.Undefined(
                $"Timestamp should be between 0001-01-01T00.00.00Z and 9999-12-31T23.59.59Z. year: {year}."
            );
        }

        return month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month)
            ? RulesValue.Undefined($"Date is not valid. year: {year}, month: {month} day: {day}.")
            : RulesValue.FromTimestamp(
                new DateTimeOffset((int)year, (int)month, (int)day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
                0
            );
    }
}
