using System.Diagnostics;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Exploration;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>Checks a project: its spec against its rules, on an engine, and against its indexes.</summary>
public static class Checker
{
    /// <summary>Runs the check. <paramref name="progress"/> is told how many cases are decided, of how many.</summary>
    /// <exception cref="EmulatorException">The run could not be made.</exception>
    public static async Task<CheckReport> RunAsync(
        CheckOptions options, TimeProvider clock, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var watch = Stopwatch.StartNew();
        var files = ProjectFiles.Find(options);
        // The engine starts and compiles the rules while the spec is read and cases are made: neither waits for the other.
        var planning = Task.Run(() => CheckPlan.Make(options, files, clock.GetUtcNow()), cancellationToken);
        CheckEngines? engines = null;
        try
        {
            if (files.Rules is { } rules)
                engines = await CheckEngines.OpenAsync(options, CheckPlan.RulesOf(rules), DataAsync(planning), clock, cancellationToken);
        }
        catch (EmulatorException)
        {
            // Where the input can't be used, that is what the user needs to hear of, and not that no emulator could be had for it.
            if ((await planning).Cases is not null)
                throw;
        }

        await using (engines)
        {
            var plan = await planning;
            var use = engines?.Use ?? NoEngine(options);
            Diagnostic[] diagnostics = [.. plan.Diagnostics, .. plan.Cases is null || engines is null ? [] : engines.Findings(plan.Rules.Name)];
            if (plan.Cases is null || engines?.Session is null)
                return new CheckReport(plan, use, diagnostics, [], null, watch.Elapsed);
            var (run, links, found) = await DecideAsync(plan, engines, progress, cancellationToken);
            return new CheckReport(plan, use, [.. diagnostics, .. found], run.Verdicts, links, watch.Elapsed);
        }
    }

    private static async Task<(CaseRun Run, TraceLinks Links, IReadOnlyList<Diagnostic> Found)> DecideAsync(
        CheckPlan plan, CheckEngines engines, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var session = engines.Session!;
        var trace = new ProjectTrace(plan.Rules, plan.Spec.Model, plan.Cases!);
        var isWhole = plan.Options.Only is null;
        var comparing = isWhole && engines.Indexes is { } indexes ? IndexComparison.FindAsync(indexes, plan.Proof, cancellationToken) : Task.FromResult<IReadOnlyList<Diagnostic>>([]);
        var second = engines.Second?.RunAllAsync(plan.Cases!.Cases, _ => false, null, cancellationToken);
        var run = await session.RunAllAsync(plan.Cases!.Cases, coverage => isWhole && trace.IsOpen(coverage), progress, cancellationToken);
        var links = trace.Links(run.Verdicts, run.Coverage);
        // A part of the cases leaves much without a case, and is run to look at that part.
        var traced = isWhole ? [.. trace.Find(links, run.IsCovered ? run.Coverage : null), .. await trace.ProbeAsync(session, cancellationToken)] : Array.Empty<Diagnostic>();
        var differing = second is null ? [] : run.Verdicts.Zip((await second).Verdicts, (first, other) => EngineComparison.Find(first, other, plan.Rules.Name)).OfType<Diagnostic>();
        IReadOnlyList<Diagnostic> found = [.. differing, .. await comparing, .. await trace.OfVerdictsAsync(run.Verdicts, session, cancellationToken), .. traced];
        await session.VerifyAsync(cancellationToken);
        if (isWhole)
        {
            var backDoors = new BackDoors(CompiledRules.Of(plan.Rules), plan.Rules.Name, plan.Spec.Model, plan.Cases!.Data, TimeProvider.System.GetUtcNow());
            run = run with { Verdicts = [.. run.Verdicts, .. await backDoors.FindAsync(cancellationToken)] };
        }

        return (run, links, found);
    }

    /// <summary>What would have decided, had there been anything to decide.</summary>
    private static EngineUse NoEngine(CheckOptions options)
    {
        var (choice, isNamed) = EngineChoices.Of(options.Engine, options.Emulator);
        return new EngineUse(choice.ToString().ToLowerInvariant(), null, isNamed);
    }

    private static async Task<Dataset?> DataAsync(Task<CheckPlan> planning) => (await planning).Cases?.Data;
}
