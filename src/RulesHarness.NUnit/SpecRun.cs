using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;

namespace RulesHarness.NUnit;

/// <summary>
/// The cases of a test class: decided one by one as their tests run, or all together once a test needs the whole check.
/// Never both at once: two runs of one write would disturb each other.
/// </summary>
internal sealed class SpecRun(CheckPlan plan, CheckEngines engines)
{
    private readonly Lock _gate = new();
    private Task<CheckReport>? _whole;
    private int _underWay;
    private TaskCompletionSource? _idle;

    /// <summary>The report of the whole check, which runs once.</summary>
    public Task<CheckReport> WholeAsync()
    {
        lock (_gate)
        {
            return _whole ??= RunWholeAsync(WhenIdle());
        }
    }

    /// <summary>The verdict on one case.</summary>
    public async Task<Verdict> DecideAsync(AccessCase accessCase)
    {
        if (StartedOrEnter() is { } started)
        {
            return (await started).Verdicts.First(verdict => ReferenceEquals(verdict.Case, accessCase));
        }

        try
        {
            return await engines.Session!.RunAsync(accessCase);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// The difference between the engines on a case; null if there is one engine only, or they agree. Once the whole
    /// check runs, it is the one that its report has.
    /// </summary>
    public async Task<Diagnostic?> DifferenceAsync(Verdict verdict)
    {
        if (engines.CrossCheckSession is not { } second)
        {
            return null;
        }
        if (StartedOrEnter() is { } started)
        {
            var id = $"`{verdict.Case.Id}`";
            return (await started).Diagnostics.FirstOrDefault(finding =>
                EngineComparison.IsDifference(finding) && finding.Message.Contains(id, StringComparison.Ordinal)
            );
        }

        try
        {
            return EngineComparison.Find(verdict, await second.RunAsync(verdict.Case), plan.Rules.Name);
        }
        finally
        {
            Leave();
        }
    }

    private Task WhenIdle()
    {
        if (_underWay == 0)
        {
            return Task.CompletedTask;
        }

        _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _idle.Task;
    }

    private Task<CheckReport>? StartedOrEnter()
    {
        lock (_gate)
        {
            _underWay += _whole is null ? 1 : 0;
            return _whole;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _underWay--;
            if (_underWay == 0)
            {
                _idle?.TrySetResult();
            }
        }
    }

    private async Task<CheckReport> RunWholeAsync(Task whenIdle)
    {
        await whenIdle;
        return await CheckRun.RunAsync(plan, engines);
    }
}
