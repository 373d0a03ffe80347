using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Fixtures;

/// <summary>
/// How far a time keeps from the one that it is compared with, where that moves with the time of the request: the
/// request's time goes on while a run lasts.
/// </summary>
internal static class TimeMargin
{
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    /// <summary>The margin for two sides of a comparison; null where none depends on the request's time.</summary>
    public static TimeSpan? Of(Operand left, Operand right)
    {
        var operands = ConditionTransform.Inside(left).Concat(ConditionTransform.Inside(right)).ToList();
        if (!operands.Any(operand => operand is NowOperand))
        {
            return null;
        }
        var durations = operands
            .OfType<LiteralOperand>()
            .Select(literal => literal.Value)
            .OfType<TimeSpan>()
            .Select(duration => duration.Duration() / 2)
            .Where(half => half > TimeSpan.Zero);
        return durations.Append(Most).Min();
    }
}
