using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>
/// The part of a run that follows from the spec and the rules alone: neither indexes nor settings nor old data change
/// it.
/// </summary>
internal sealed record RunPart(
    IReadOnlyList<Verdict> Decided,
    IReadOnlyList<Verdict> Instants,
    IReadOnlyList<Verdict> Explored,
    CoverageTrace Trace,
    IReadOnlyList<Diagnostic> Undeclared,
    IReadOnlyList<Diagnostic> Differing,
    IReadOnlyList<Diagnostic> OfVerdicts,
    TracedConditions Conditions
)
{
    /// <summary>The rules that decided.</summary>
    public CompiledRules? Rules { get; init; }

    /// <summary>The cases as they were made, before some of them were chosen.</summary>
    public CaseSet? Made { get; init; }

    /// <summary>Runs the cases of a plan, of those that ran before only the cases that a change can reach.</summary>
    public static async Task<RunPart> RunAsync(
        CheckPlan plan,
        CaseSet set,
        CheckEngines engines,
        IRulesSession session,
        Action<int, int>? progress,
        CancellationToken cancellationToken
    )
    {
        var known = plan.Memory?.DecidedBefore(plan);
        var trace = new CoverageReview(plan.Compiled, CheckPlan.WithoutRefused(plan.Spec.Model), set);
        var isWhole = plan.Options.Only is null;
        var lifetimes = new CaseLifetimes(plan.Spec.Model, set);
        var second = engines.CrossCheckSession?.RunAllAsync(set.Cases, cancellationToken: cancellationToken);
        // Reading the rules needs no engine: it goes on while the cases run.
        var exploring = isWhole ? plan.Exploring.Value : Task.FromResult<IReadOnlyList<Verdict>>([]);
        var conditions = Task.Run(
            () =>
                known?.Conditions(set, engines.Clock)
                ?? ConditionTrace.Of(plan.Compiled, set.Data, set.Cases, engines.Clock),
            cancellationToken
        );
        var instants = isWhole
            ? InstantRun.FailedAsync(plan.Compiled, set, cancellationToken)
            : Task.FromResult<IReadOnlyList<Verdict>>([]);
        var decided = known is null
            ? await session.RunAllAsync(set.Cases, progress, lifetimes, cancellationToken)
            : await known.DecideAsync(session, set.Cases, progress, lifetimes, cancellationToken);
        if (session.IsSlow)
        {
            // Whatever the time is that the cases were made for, the emulator has the clock of this machine.
            var now = TimeProvider.System.GetUtcNow();
            decided = await OvertakenCases.DecideAgainAsync(
                decided,
                plan.Compiled,
                set,
                lifetimes,
                now,
                cancellationToken
            );
        }
        var traced = trace.Of(decided, isWhole, engines.Clock, known?.Trace());
        var differing = second is null ? [] : Differences(decided, await second, plan.Rules.Name);
        IReadOnlyList<Diagnostic> undeclared = isWhole ? await trace.ProbeAsync(session, cancellationToken) : [];
        var ofVerdicts = await trace.OfVerdictsAsync(decided, session, cancellationToken);
        var (explored, unconfirmed) = await engines.ConfirmAsync(await exploring, plan.Rules, cancellationToken);
        await session.VerifyAsync(cancellationToken);
        return new RunPart(
            decided,
            await instants,
            explored,
            traced,
            undeclared,
            [.. differing, .. unconfirmed],
            ofVerdicts,
            await conditions
        );
    }

    private static IReadOnlyList<Diagnostic> Differences(
        IReadOnlyList<Verdict> verdicts,
        IReadOnlyList<Verdict> others,
        string rules
    ) => [.. verdicts.Zip(others, (first, other) => EngineComparison.Find(first, other, rules)).OfType<Diagnostic>()];
}
