using System.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>Checks a project: its spec against its rules, on an engine, and against its indexes.</summary>
public static class Checker
{
    /// <summary>
    /// Runs the check. <paramref name="progress"/> receives the number of decided cases, and the number of all cases.
    /// </summary>
    /// <exception cref="EmulatorException">The run could not be made.</exception>
    public static async Task<CheckReport> RunAsync(
        CheckOptions options,
        TimeProvider clock,
        Action<int, int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var watch = Stopwatch.StartNew();
        _ = SeededRandom.ReadWordsAsync();
        var files = ProjectFiles.Find(options);
        // The engine starts and compiles the rules while the spec is read and cases are made: neither waits for the
        // other.
        var planning = Task.Run(
            () => CheckPlan.Make(options, files, clock.GetUtcNow(), explores: files.Compiled is not null),
            cancellationToken
        );
        CheckEngines? engines = null;
        try
        {
            if (files.Compiled is { } rules)
            {
                engines = await CheckEngines.OpenAsync(options, rules, DataAsync(planning), clock, cancellationToken);
            }
        }
        catch (EmulatorException)
        {
            // Where the input can't be used, that is what the user needs to hear of, and not that no emulator could be
            // had for it.
            if ((await planning).Cases is not null)
            {
                throw;
            }
        }

        await using (engines)
        {
            var plan = await planning;
            var report = engines is null
                ? new CheckReport(plan, NoEngine(options), plan.Diagnostics, [], null, watch.Elapsed)
                : await CheckRun.RunAsync(plan, engines, progress, cancellationToken);
            return report with { Duration = watch.Elapsed };
        }
    }

    /// <summary>The engine that would have decided if there had been a case.</summary>
    private static EngineUse NoEngine(CheckOptions options)
    {
        var (choice, isNamed) = EngineChoices.Of(options.Engine, options.Emulator);
        return new EngineUse(choice.ToString().ToLowerInvariant(), null, isNamed);
    }

    private static async Task<Dataset?> DataAsync(Task<CheckPlan> planning) => (await planning).Cases?.Data;
}
