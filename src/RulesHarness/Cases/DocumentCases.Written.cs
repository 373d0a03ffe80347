using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <content>Updates that are shown by what they write.</content>
internal sealed partial class DocumentCases
{
    /// <summary>
    /// Updates after which no other alternative of the sentence's condition holds, by what they write.
    /// </summary>
    private IEnumerable<Scenario?> BesideWritten(PlannedCase planned, ScenarioRequirements wanted, SearchLog log)
    {
        if (
            planned is not { Cell.Operation: Operation.Update, Sentence.Condition: { } condition }
            || planned.Goal == CaseGoal.Revoked
            || IsPlain(condition)
        )
        {
            return [];
        }
        var settled = wanted.OfCaller.Select(comparison => comparison.Left).ToHashSet();
        return ConditionTransform
            .Disjuncts(condition, negated: true)
            .Select(Open)
            .Where(IsOfWritten)
            .Take(Tries)
            .SelectMany(Written);

        List<Comparison> Open(IReadOnlyList<Comparison> broken) =>
            [.. broken.Where(each => !settled.Contains(each.Left))];

        static bool IsOfWritten(List<Comparison> broken) =>
            broken.Exists(each => !ScenarioRequirements.IsOfStored(each));

        IEnumerable<Scenario?> Written(List<Comparison> more)
        {
            var stored = ScenarioRequirements.OfStored(more);
            var beside = wanted with
            {
                Comparisons = [.. wanted.Comparisons, .. stored],
                OfNew = [.. wanted.OfNew, .. more.Except(stored).Where(each => !BatchFactory.PathsOf(each).Any())],
            };
            return Scenarios(planned.Cell, beside, log)
                .Take(1)
                .Select(scenario => Requested(planned with { Wanted = beside }, scenario, log));
        }
    }
}
