using NodaTime;
using NodaTime.Text;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>date "dd.MM.yyyy" in Europe/Berlin</c>: the moment at which the day begins there.</summary>
internal sealed class DateValue(LocalDatePattern pattern, DateTimeZone zone) : TextValueStep
{
    private readonly string _notOfPattern = $"is not a date of the form \"{pattern.PatternText}\"";

    protected override string? Apply(string text, ref object? value)
    {
        if (text.Length == 0)
        {
            value = null;
            return null;
        }
        if (!pattern.Parse(text).TryGetValue(default, out var date))
        {
            return _notOfPattern;
        }
        value = Timestamp.FromDateTimeOffset(zone.AtStartOfDay(date).ToDateTimeOffset());
        return null;
    }
}
