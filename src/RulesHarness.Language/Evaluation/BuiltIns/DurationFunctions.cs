using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The namespace <c>duration</c> (https://firebase.google.com/docs/reference/rules/rules.duration).</summary>
internal static class DurationFunctions
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("abs", 1) => static (_, arguments) =>
                arguments[0].Kind == RulesValueKind.Duration
                    ? Spans.Duration(Int128.Abs(Spans.Nanoseconds(arguments[0])), Spans.NoDuration)
                    : Signatures.Mismatch("duration.abs", arguments),
            ("time", 4) => Time,
            ("value", 2) => Value,
            _ => null,
        };

    // Hours, minutes, seconds and nanoseconds, each of any size.
    private static RulesValue Time(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        foreach (ref readonly var argument in arguments)
        {
            if (!argument.IsInt)
            {
                return Signatures.Mismatch("duration.time", arguments);
            }
        }

        var seconds = ((Int128)arguments[0].AsInt * 3600) + ((Int128)arguments[1].AsInt * 60) + arguments[2].AsInt;
        return Spans.Duration((seconds * Spans.NanosecondsASecond) + arguments[3].AsInt, Spans.NoTimestamp);
    }

    private static RulesValue Value(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (!arguments[0].IsInt || !arguments[1].IsString)
        {
            return Signatures.Mismatch("duration.value", arguments);
        }

        var unit = Spans.NanosecondsOf(arguments[1].AsString);
        return unit == 0
            ? RulesValue.Undefined($"Invalid regular expression pattern. Pattern: {arguments[1].AsString}.")
            : Spans.Duration((Int128)arguments[0].AsInt * unit, Spans.NoDuration);
    }
}
