using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of timestamps (https://firebase.google.com/docs/reference/rules/rules.Timestamp), all in UTC. Weeks
/// begin on Monday, with 1.
/// </summary>
internal static class TimestampMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("date", 0) => static (target, _) => RulesValue.FromTimestamp(target.Seconds - SecondOfDay(target), 0),
            ("time", 0) => static (target, _) => RulesValue.FromDuration(SecondOfDay(target), target.Nanoseconds),
            ("year", 0) => static (target, _) => RulesValue.From((long)Date(target).Year),
            ("month", 0) => static (target, _) => RulesValue.From((long)Date(target).Month),
            ("day", 0) => static (target, _) => RulesValue.From((long)Date(target).Day),
            ("dayOfYear", 0) => static (target, _) => RulesValue.From((long)Date(target).DayOfYear),
            ("dayOfWeek", 0) => static (target, _) =>
                RulesValue.From(Date(target).DayOfWeek == DayOfWeek.Sunday ? 7 : (long)Date(target).DayOfWeek),
            ("hours", 0) => static (target, _) => RulesValue.From(SecondOfDay(target) / 3600),
            ("minutes", 0) => static (target, _) => RulesValue.From(SecondOfDay(target) / 60 % 60),
            ("seconds", 0) => static (target, _) => RulesValue.From(SecondOfDay(target) % 60),
            ("nanos", 0) => static (target, _) => RulesValue.From((long)target.Nanoseconds),
            ("toMillis", 0) => static (target, _) =>
                RulesValue.From((target.Seconds * 1000) + (target.Nanoseconds / 1_000_000)),
            _ => null,
        };

    private static DateTimeOffset Date(in RulesValue timestamp) =>
        DateTimeOffset.FromUnixTimeSeconds(timestamp.Seconds);

    private static long SecondOfDay(in RulesValue timestamp)
    {
        var second = timestamp.Seconds % Spans.SecondsADay;
        return second < 0 ? second + Spans.SecondsADay : second;
    }
}
