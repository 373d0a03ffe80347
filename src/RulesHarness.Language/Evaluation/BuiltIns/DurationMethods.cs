using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// The methods of durations (https://firebase.google.com/docs/reference/rules/rules.Duration): both parts are below
/// zero of a negative one.
/// </summary>
internal static class DurationMethods
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("seconds", 0) => static (target, _) =>
                RulesValue.From((long)(Spans.Nanoseconds(target) / Spans.NanosecondsASecond)),
            ("nanos", 0) => static (target, _) =>
                RulesValue.From((long)(Spans.Nanoseconds(target) % Spans.NanosecondsASecond)),
            _ => null,
        };
}
