using System.Diagnostics;
using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Checking;

/// <summary>Checks a project: its spec against its rules, on the emulator, and against its indexes.</summary>
public static class Checker
{
    /// <summary>Requests under way at once. The emulator is busy with fewer; more only wait.</summary>
    private const int Concurrency = 24;

    /// <summary>Runs the check. <paramref name="progress"/> is told how many cases are decided, of how many.</summary>
    /// <exception cref="EmulatorException">The run could not be made.</exception>
    public static async Task<CheckReport> RunAsync(
        CheckOptions options, TimeProvider clock, Action<int, int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var watch = Stopwatch.StartNew();
        // The emulator starts while the spec is read: neither waits for the other.
        var starting = Task.Run(() => EmulatorEngine.StartAsync(options.Emulator, cancellationToken), cancellationToken);
        CheckPlan plan;
        try
        {
            plan = CheckPlan.Make(options, clock.GetUtcNow());
        }
        catch
        {
            await DisposeAsync(starting);
            throw;
        }

        if (plan.Cases is null)
        {
            await DisposeAsync(starting);
            return new CheckReport(plan, null, plan.Diagnostics, [], watch.Elapsed);
        }

        await using var engine = await starting;
        var opening = await engine.OpenAsync(plan.Rules, plan.Cases.Data, cancellationToken);
        Diagnostic[] diagnostics = [.. plan.Diagnostics, .. opening.Issues.Select(issue => Diagnostic(issue, plan.Rules.Name))];
        if (opening.Session is null)
            return new CheckReport(plan, engine.Version, diagnostics, [], watch.Elapsed);
        await using var session = opening.Session;
        var verdicts = await RunAsync(session, plan.Cases.Cases, progress, cancellationToken);
        await session.VerifyAsync(cancellationToken);
        return new CheckReport(plan, engine.Version, diagnostics, verdicts, watch.Elapsed);
    }

    /// <summary>What the emulator's compiler says of rules, as a finding.</summary>
    public static Diagnostic Diagnostic(RulesIssue issue, string file)
    {
        ArgumentNullException.ThrowIfNull(issue);
        var descriptor = issue.Severity == RulesSeverity.Error ? InputFindings.RulesError : InputFindings.RulesWarning;
        return descriptor.At(file, Math.Max(1, issue.Line), Math.Max(1, issue.Column), issue.Message);
    }

    private static async Task<Verdict[]> RunAsync(
        EmulatorSession session, IReadOnlyList<AccessCase> cases, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var verdicts = new Verdict[cases.Count];
        var decided = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, cases.Count, parallel, async (at, token) =>
        {
            verdicts[at] = await session.RunAsync(cases[at], token);
            progress?.Invoke(Interlocked.Increment(ref decided), cases.Count);
        });
        return verdicts;
    }

    /// <summary>The input can't be used: whether an emulator could have been started is not of interest any more.</summary>
    private static async Task DisposeAsync(Task<EmulatorEngine> starting)
    {
        try
        {
            await (await starting).DisposeAsync();
        }
        catch (EmulatorException)
        {
            // Nothing was started, so nothing is left behind; the findings about the input are what the user needs.
        }
    }
}
