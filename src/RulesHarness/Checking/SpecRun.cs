using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>
/// The cases of a plan on started engines: decided one by one as tests ask for them, or all together once a test needs
/// the whole check. Never both at once: two runs of one write would disturb each other.
/// </summary>
public sealed class SpecRun : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CheckPlan _plan;
    private readonly CheckEngines _engines;
    private Task<CheckReport>? _whole;
    private int _underWay;
    private TaskCompletionSource? _idle;

    private SpecRun(CheckPlan plan, CheckEngines engines) => (_plan, _engines) = (plan, engines);

    /// <summary>Returns true if the engines accept the rules, so that cases can be decided.</summary>
    public bool CanDecide => _engines.Session is not null;

    /// <summary>The findings of the engines about the rules.</summary>
    public IReadOnlyList<Diagnostic> Findings => _engines.Findings(_plan.Rules.Name);

    /// <summary>Starts the engines that the plan's options choose, and loads its rules and data.</summary>
    /// <exception cref="ArgumentException">The plan has no cases.</exception>
    /// <exception cref="EmulatorException">The emulator can't be had or trusted.</exception>
    public static async Task<SpecRun> OpenAsync(CheckPlan plan, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var data = plan.Cases?.Data ?? throw new ArgumentException("the plan has no cases", nameof(plan));
        var engines = await CheckEngines.OpenAsync(
            plan.Options,
            plan.Compiled,
            Task.FromResult<Dataset?>(data),
            clock,
            CancellationToken.None
        );
        return new SpecRun(plan, engines);
    }

    /// <summary>The report of the whole check, which runs once.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public Task<CheckReport> WholeAsync()
    {
        lock (_gate)
        {
            return _whole ??= RunWholeAsync(WhenIdle());
        }
    }

    /// <summary>The verdict on one case. <see cref="CanDecide"/> must be true.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<Verdict> DecideAsync(AccessCase accessCase)
    {
        if (StartedOrEnter() is { } started)
        {
            return (await started).Verdicts.First(verdict => ReferenceEquals(verdict.Case, accessCase));
        }

        try
        {
            return await _engines.Session!.RunAsync(accessCase);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// The difference of the second engine from a verdict; null if it agrees, or there is only one. Once the whole
    /// check runs, it is the one that its report has.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<Diagnostic?> DifferenceAsync(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (_engines.CrossCheckSession is not { } second)
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
            return EngineComparison.Find(verdict, await second.RunAsync(verdict.Case), _plan.Rules.Name);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Ends the engines.</summary>
    public ValueTask DisposeAsync() => _engines.DisposeAsync();

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
        return await CheckRun.RunAsync(_plan, _engines);
    }
}
