using NodaTime.Text;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Transforms;

/// <summary><c>time in ISO 8601</c>, with its offset: <c>2024-05-01T12:00:00+02:00</c>.</summary>
internal sealed class IsoTimeValue : TextValueStep
{
    protected override string? Apply(string text, ref object? value)
    {
        if (text.Length == 0)
        {
            value = null;
            return null;
        }
        if (!OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var time))
        {
            return "is not a time in ISO 8601 with its offset";
        }
        value = Timestamp.FromDateTimeOffset(time.ToDateTimeOffset());
        return null;
    }
}
