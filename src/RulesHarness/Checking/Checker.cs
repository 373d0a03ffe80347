using System.Diagnostics;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;
using RulesHarness.Tracing;

namespace RulesHarness.Checking;

/// <summary>Checks a project: its spec against its rules, on the emulator, and against its indexes.</summary>
public static class Checker
{
    /// <summary>Characters. Production takes rules of up to four times as many.</summary>
    private const int LargeRules = 64 * 1024;

    /// <summary>Runs the check. <paramref name="progress"/> is told how many cases are decided, of how many.</summary>
    /// <exception cref="EmulatorException">The run could not be made.</exception>
    public static async Task<CheckReport> RunAsync(
        CheckOptions options, TimeProvider clock, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var watch = Stopwatch.StartNew();
        var files = ProjectFiles.Find(options);
        // The emulator starts and compiles the rules while the spec is read and cases are made: neither waits for the other.
        var planning = Task.Run(() => CheckPlan.Make(options, files, clock.GetUtcNow()), cancellationToken);
        EmulatorEngine? engine = null;
        try
        {
            SessionOpening? opening = null;
            try
            {
                if (files.Rules is { } rules)
                {
                    engine = await EmulatorEngine.StartAsync(Sized(options.Emulator, rules), cancellationToken);
                    opening = await engine.OpenAsync(CheckPlan.RulesOf(rules), DataAsync(planning), cancellationToken);
                }
            }
            catch (EmulatorException)
            {
                // Where the input can't be used, that is what the user needs to hear of, and not that no emulator could be had for it.
                if ((await planning).Cases is not null)
                    throw;
            }

            var plan = await planning;
            await using var session = plan.Cases is null ? null : opening?.Session;
            var issues = plan.Cases is null ? [] : opening?.Issues ?? [];
            Diagnostic[] diagnostics = [.. plan.Diagnostics, .. issues.Select(issue => Diagnostic(issue, plan.Rules.Name))];
            if (session is null)
                return new CheckReport(plan, engine?.Version, diagnostics, [], null, watch.Elapsed);
            var trace = new ProjectTrace(plan.Rules, plan.Spec.Model, plan.Cases!);
            var isWhole = options.Only is null;
            var comparing = isWhole ? IndexComparison.FindAsync(engine!.Indexes, plan.Proof, cancellationToken) : Task.FromResult<IReadOnlyList<Diagnostic>>([]);
            var run = new CaseRun(session, plan.Cases!.Cases, coverage => isWhole && trace.IsOpen(coverage), progress);
            var (verdicts, coverage) = await run.RunAsync(cancellationToken);
            var links = trace.Links(verdicts, coverage);
            // A part of the cases leaves much without a case, and is run to look at that part.
            var traced = isWhole ? [.. trace.Find(links, run.IsCovered ? coverage : null), .. await trace.ProbeAsync(session, cancellationToken)] : Array.Empty<Diagnostic>();
            diagnostics = [.. diagnostics, .. await comparing, .. await trace.OfVerdictsAsync(verdicts, session, cancellationToken), .. traced];
            await session.VerifyAsync(cancellationToken);
            return new CheckReport(plan, engine?.Version, diagnostics, verdicts, links, watch.Elapsed);
        }
        finally
        {
            if (engine is not null)
                await engine.DisposeAsync();
        }
    }

    /// <summary>What the emulator remembers of each case grows with the rules.</summary>
    private static EmulatorOptions Sized(EmulatorOptions options, ProjectFile rules) =>
        rules.Text.Length < LargeRules ? options : options with { HeapMebibytes = Math.Max(options.HeapMebibytes, 1024) };

    private static async Task<Dataset?> DataAsync(Task<CheckPlan> planning) => (await planning).Cases?.Data;

    /// <summary>What the emulator's compiler says of rules, as a finding.</summary>
    public static Diagnostic Diagnostic(RulesIssue issue, string file)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var descriptor = issue.Severity == RulesSeverity.Error ? InputFindings.RulesError : InputFindings.RulesWarning;
        return descriptor.At(file, Math.Max(1, issue.Line), Math.Max(1, issue.Column), issue.Message);
    }
}
