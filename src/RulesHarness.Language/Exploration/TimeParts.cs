using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Changes timestamps so that a part of them has a value: the year, the hour.</summary>
internal static class TimeParts
{
    private const int FirstYear = 1;
    private const int LastYear = 9_999;

    /// <summary>The timestamp; null where no timestamp has the part.</summary>
    /// <param name="like">The timestamp of which all else is kept.</param>
    /// <param name="part">The name of the method that gives the part.</param>
    /// <param name="value">The part.</param>
    public static RulesValue? With(RulesValue like, string part, RulesValue value)
    {
        if (value.Kind != RulesValueKind.Int || value.AsInt is < 0 or > LastYear)
        {
            return null;
        }

        var seconds = like.Kind == RulesValueKind.Timestamp ? like.Seconds : 0;
        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (time.Year is FirstYear or LastYear)
        {
            // A step from there can lead to no time at all.
            time = DateTimeOffset.UnixEpoch;
        }
        var number = (int)value.AsInt;
        DateTimeOffset? changed = part switch
        {
            "year" when number > 0 => time.AddYears(number - time.Year),
            "month" when number is > 0 and <= 12 => time.AddMonths(number - time.Month),
            "day" when number > 0 => time.AddDays(number - time.Day),
            "dayOfYear" when number > 0 => time.AddDays(number - time.DayOfYear),
            "dayOfWeek" when number is > 0 and <= 7 => time.AddDays(number - (((int)time.DayOfWeek + 6) % 7) - 1),
            "hours" when number < 24 => time.AddHours(number - time.Hour),
            "minutes" when number < 60 => time.AddMinutes(number - time.Minute),
            "seconds" when number < 60 => time.AddSeconds(number - time.Second),
            _ => null,
        };
        return changed is { } found ? RulesValue.FromTimestamp(found.ToUnixTimeSeconds(), 0) : null;
    }
}
