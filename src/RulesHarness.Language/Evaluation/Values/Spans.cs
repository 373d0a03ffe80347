namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Timestamps and durations in nanoseconds, and the ranges that both have.</summary>
internal static class Spans
{
    public const long NanosecondsASecond = 1_000_000_000;
    public const long SecondsADay = 86_400;

    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;
    private const long MostSeconds = 315_576_000_000;

    public static readonly RulesValue NoTimestamp = RulesValue.Undefined(
        "Timestamp is not valid. Seconds must be in range [-62,135,596,800, +253,402,300,799]. Nanos must be in "
            + "range [0, +999,999,999]."
    );

    public static readonly RulesValue NoDuration = RulesValue.Undefined(
        "Duration is not valid. Seconds must be in range [-315,576,000,000, +315,576,000,000]. Nanos must be in "
            + "range [-999,999,999, +999,999,999]. Nanos must have the same sign as seconds."
    );

    /// <summary>The nanoseconds of a unit of durations, such as <c>d</c>; 0 where it is none.</summary>
    public static long NanosecondsOf(string unit) =>
        unit switch
        {
            "w" => 7 * SecondsADay * NanosecondsASecond,
            "d" => SecondsADay * NanosecondsASecond,
            "h" => 3600 * NanosecondsASecond,
            "m" => 60 * NanosecondsASecond,
            "s" => NanosecondsASecond,
            "ms" => 1_000_000,
            "ns" => 1,
            _ => 0,
        };

    public static Int128 Nanoseconds(RulesValue value) =>
        ((Int128)value.Seconds * NanosecondsASecond) + value.Nanoseconds;

    /// <summary>The years 1 to 9999.</summary>
    public static RulesValue Timestamp(Int128 nanoseconds)
    {
        var (seconds, rest) = Split(nanoseconds);
        return seconds < FirstSecond || seconds > LastSecond
            ? NoTimestamp
            : RulesValue.FromTimestamp((long)seconds, rest);
    }

    /// <summary>Some 10,000 years each way; times beyond them are reported as <paramref name="otherwise"/>.</summary>
    public static RulesValue Duration(Int128 nanoseconds, RulesValue otherwise)
    {
        var (seconds, rest) = Split(nanoseconds);
        return Int128.Abs(nanoseconds) > (Int128)MostSeconds * NanosecondsASecond && (seconds != MostSeconds)
            ? otherwise
            : RulesValue.FromDuration((long)seconds, rest);
    }

    // Seconds rounded down, and what is left.
    private static (Int128 Seconds, int Left) Split(Int128 nanoseconds)
    {
        var (seconds, rest) = Int128.DivRem(nanoseconds, NanosecondsASecond);
        return rest < 0 ? (seconds - 1, (int)(rest + NanosecondsASecond)) : (seconds, (int)rest);
    }
}
