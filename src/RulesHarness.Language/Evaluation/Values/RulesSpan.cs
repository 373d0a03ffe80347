namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// A timestamp or a duration: the nanoseconds, from 0 to 999,999,999, that come on top of the value's seconds.
/// </summary>
internal sealed class RulesSpan : Content
{
    private static readonly RulesSpan WholeTimestamp = new(RulesValueKind.Timestamp, 0);
    private static readonly RulesSpan WholeDuration = new(RulesValueKind.Duration, 0);

    private RulesSpan(RulesValueKind kind, int nanoseconds)
        : base(kind)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nanoseconds, 999_999_999);
        Nanoseconds = nanoseconds;
    }

    public int Nanoseconds { get; }

    public static RulesSpan Timestamp(int nanoseconds) =>
        nanoseconds == 0 ? WholeTimestamp : new(RulesValueKind.Timestamp, nanoseconds);

    public static RulesSpan Duration(int nanoseconds) =>
        nanoseconds == 0 ? WholeDuration : new(RulesValueKind.Duration, nanoseconds);
}
