using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Exploration;

namespace RulesHarness.Checking;

/// <summary>
/// The failed cases that a running clock has overtaken: by now the spec itself decides them otherwise. Like the cases
/// at an instant of their own, they are decided by the embedded engine, which can be asked at the time they were made
/// for.
/// </summary>
internal static class OvertakenCases
{
    /// <summary>The verdicts, with those of overtaken cases decided again.</summary>
    /// <param name="decided">The verdicts of an engine whose clock runs on.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="set">The cases with their data.</param>
    /// <param name="lifetimes">The lifetimes of the cases.</param>
    /// <param name="now">The time at the end of the run.</param>
    /// <param name="cancellationToken">Cancels the decisions.</param>
    public static async Task<IReadOnlyList<Verdict>> DecideAgainAsync(
        IReadOnlyList<Verdict> decided,
        CompiledRules rules,
        CaseSet set,
        CaseLifetimes lifetimes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var verdicts = decided.ToArray();
        var made = set.Now.ToDateTimeOffset();
        EmbeddedSession? session = null;
        for (var at = 0; at < verdicts.Length; at++)
        {
            var verdict = verdicts[at];
            if (verdict.Status == CaseStatus.Passed || lifetimes.LifetimeOf(verdict.Case) > now - made)
            {
                continue;
            }

            session ??= new EmbeddedSession(rules, set.Data, new FixedClock(made));
            verdicts[at] = await session.RunAsync(verdict.Case, cancellationToken);
        }
        return verdicts;
    }
}
