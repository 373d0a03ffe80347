using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;

namespace RulesHarness.Checking;

/// <summary>Decides the cases that are at an instant of their own, whatever the engine of the check is.</summary>
internal static class InstantRun
{
    /// <summary>The verdicts of those that do not hold.</summary>
    public static async Task<IReadOnlyList<Verdict>> FailedAsync(
        CompiledRules rules,
        CaseSet cases,
        CancellationToken cancellationToken
    )
    {
        if (cases.Instants.Count == 0)
        {
            return [];
        }
        var session = new EmbeddedSession(
            rules,
            cases.Data,
            TimeProvider.System,
            questions: CaseQuestions.Of(cases.Data)
        );
        var verdicts = await session.RunAllAsync(cases.Instants, cancellationToken: cancellationToken);
        return [.. verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)];
    }
}
