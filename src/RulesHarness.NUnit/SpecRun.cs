using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;

namespace RulesHarness.NUnit;

/// <summary>
/// The cases of a test class: decided one by one as their tests run, or all together once a test needs the whole check. Never both at once:
/// two runs of one write would disturb each other.
/// </summary>
internal sealed class SpecRun(CheckPlan plan, CheckEngines engines)
{
    private readonly Lock gate = new();
    private Task<CheckReport>? whole;
    private int underWay;
    private TaskCompletionSource? idle;

    /// <summary>The report of the whole check, which runs once.</summary>
    public Task<CheckReport> WholeAsync()
    {
        lock (gate)
        {
            return whole ??= RunWholeAsync(WhenIdle());
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

    private Task WhenIdle()
    {
        if (underWay == 0)
        {
            return Task.CompletedTask;
        }

        idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return idle.Task;
    }

    private Task<CheckReport>? StartedOrEnter()
    {
        lock (gate)
        {
            underWay += whole is null ? 1 : 0;
            return whole;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            underWay--;
            if (underWay == 0)
            {
                idle?.TrySetResult();
            }
        }
    }

    private async Task<CheckReport> RunWholeAsync(Task whenIdle)
    {
        await whenIdle;
        return await WholeCheck.RunAsync(plan, engines);
    }
}
