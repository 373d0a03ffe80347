using NodaTime;
using NodaTime.Text;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Transforms;

/// <summary>
/// <c>time "yyyy-MM-dd HH:mm:ss" in Europe/Berlin</c>. An hour that the clocks show twice is the first of the two; one
/// that they skip is a failure.
/// </summary>
internal sealed class TimeValue(LocalDateTimePattern pattern, DateTimeZone zone) : TextValueStep
{
    private readonly string _notOfPattern = $"is not a time of the form \"{pattern.PatternText}\"";
    private readonly string _skipped = $"is in an hour that the clocks of {zone.Id} skip";

    protected override string? Apply(string text, ref object? value)
    {
        if (text.Length == 0)
        {
            value = null;
            return null;
        }
        if (!pattern.Parse(text).TryGetValue(default, out var time))
        {
            return _notOfPattern;
        }
        var mapped = zone.MapLocal(time);
        if (mapped.Count == 0)
        {
            return _skipped;
        }
        value = Timestamp.FromDateTimeOffset(mapped.First().ToDateTimeOffset());
        return null;
    }
}
