using System.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Exploration;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>
/// Checks of one project, one after the other, while its files change. Only what changed since the last check is made
/// and decided again, and an emulator goes on between checks. Each has the result that <see cref="Checker"/> has.
/// </summary>
/// <param name="options">The options of every check.</param>
/// <param name="clock">The clock of the checks.</param>
public sealed class RepeatedCheck(CheckOptions options, TimeProvider clock) : IAsyncDisposable
{
    private readonly CheckMemory _memory = new();
    private readonly KeptEmulator _emulator = new();

    /// <summary>
    /// Runs the next check; checks do not overlap. <paramref name="progress"/> receives the number of decided cases,
    /// and the number of all cases.
    /// </summary>
    /// <exception cref="EmulatorException">The run could not be made.</exception>
    public async Task<CheckReport> RunAsync(
        Action<int, int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var watch = Stopwatch.StartNew();
        _ = SeededRandom.ReadWordsAsync();
        var choice = EngineChoices.Of(options.Engine, options.Emulator).Choice;
        // The emulator's clock is its own, so its cases are made for the time of each check.
        var memory = choice == EngineChoice.Embedded ? _memory : null;
        var time = memory?.TimeOf(clock.GetUtcNow()) ?? clock.GetUtcNow();
        var timed = memory is null ? clock : new FixedClock(time);
        var found = ProjectFiles.Find(options);
        var files = memory?.WithKnownRules(found) ?? found;
        // The engine starts and compiles the rules while the spec is read and cases are made: neither waits for the
        // other.
        var planning = Task.Run(
            () => CheckPlan.Make(options, files, time, explores: files.Compiled is not null, memory),
            cancellationToken
        );
        CheckEngines? engines = null;
        try
        {
            if (files.Compiled is { } rules)
            {
                var data = DataAsync(planning);
                engines = await CheckEngines.OpenAsync(options, rules, data, timed, _emulator, cancellationToken);
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
                ? CheckReport.NotRun(plan, watch.Elapsed)
                : await CheckRun.RunAsync(plan, engines, progress, cancellationToken);
            return report with { Duration = watch.Elapsed };
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    private static async Task<Dataset?> DataAsync(Task<CheckPlan> planning) => (await planning).Cases?.Data;
}
