using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Proposes arguments with which a function of the language gives a value, or nearly.</summary>
internal static class BuiltValues
{
    /// <summary>The arguments, the likeliest first; of an argument that stays as it is there is none.</summary>
    public static IEnumerable<ImmutableArray<RulesValue>> ArgumentsFor(CallExpression call, RulesValue value) =>
        (call.Target, call.Function.Text, value.Kind) switch
        {
            (NameExpression { Name: "math" }, var name, RulesValueKind.Int or RulesValueKind.Float) => Numbers(
                name,
                value
            ),
            (NameExpression { Name: "timestamp" }, "date", RulesValueKind.Timestamp) => Dates(value),
            (NameExpression { Name: "timestamp" }, "value", RulesValueKind.Timestamp) =>
            [
                [RulesValue.From(value.Seconds * 1_000)],
            ],
            (NameExpression { Name: "duration" }, "value", RulesValueKind.Duration)
                when call.Arguments is [_, LiteralExpression { Value: string unit }]
                    && Spans.NanosecondsOf(unit) / Spans.NanosecondsASecond is > 0 and var seconds =>
            [
                [RulesValue.From(value.Seconds / seconds)],
                [RulesValue.From(value.Seconds / seconds + 1)],
            ],
            _ => [],
        };

    private static IEnumerable<ImmutableArray<RulesValue>> Numbers(string name, RulesValue value)
    {
        switch (name)
        {
            case "round" or "floor" or "ceil" or "abs":
                yield return [value];
                break;
            case "sqrt":
                yield return [RulesValue.From(value.AsNumber * value.AsNumber)];
                break;
        }
    }

    // Which parts are given by the request is not known: mostly the year.
    private static IEnumerable<ImmutableArray<RulesValue>> Dates(RulesValue time)
    {
        var date = DateTimeOffset.FromUnixTimeSeconds(time.Seconds);
        foreach (var year in new[] { date.Year, date.Year + 1, date.Year - 1 })
        {
            yield return [RulesValue.From(year), RulesValue.From(date.Month), RulesValue.From(date.Day)];
        }
    }
}
