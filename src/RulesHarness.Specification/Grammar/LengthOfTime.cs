using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Reads a length of time: <c>60s</c>, <c>5min</c>, <c>24h</c>, <c>7d</c>.</summary>
internal static class LengthOfTime
{
    public static bool IsUnit(Token token) => Unit(token) is not null;

    /// <summary>Null, and nothing moved, where none stands.</summary>
    public static LiteralOperand? Take(Cursor cursor)
    {
        if (
            cursor.Current is not { Kind: TokenKind.Number, Value: long count }
            || Unit(cursor.Ahead(1)) is not { } unit
        )
        {
            return null;
        }
        if (Math.Abs(count) > TimeSpan.MaxValue.Ticks / unit)
        {
            cursor.Fail("a shorter time");
            return null;
        }
        cursor.Advance();
        cursor.Advance();
        return new LiteralOperand(new TimeSpan(count * unit));
    }

    private static long? Unit(Token token) =>
        token.Kind != TokenKind.Word
            ? null
            : token.Text switch
            {
                "s" or "seconds" or "second" => TimeSpan.TicksPerSecond,
                "min" or "minutes" or "minute" => TimeSpan.TicksPerMinute,
                "h" or "hours" or "hour" => TimeSpan.TicksPerHour,
                "d" or "days" or "day" => TimeSpan.TicksPerDay,
                _ => null,
            };
}
