using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>seconds since 1970</c> and <c>milliseconds since 1970</c>.</summary>
internal sealed class EpochValue(bool isMilliseconds) : ValueStep
{
    private static readonly NumberValue Number = new(hasDecimalComma: false);

    public override string? Apply(RowScope scope, ref object? value)
    {
        if (Number.Apply(scope, ref value) is { } failure)
        {
            return failure;
        }
        if (value is null)
        {
            return null;
        }
        if (value is not long count)
        {
            return "is not a whole number";
        }
        var unit = isMilliseconds ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond;
        var earliest = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / unit;
        var latest = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / unit;
        if (count < earliest || count > latest)
        {
            return "is not a time of the years 1 to 9999";
        }
        value = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddTicks(count * unit));
        return null;
    }
}
