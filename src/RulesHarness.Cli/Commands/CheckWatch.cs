using RulesHarness.Checking;
using RulesHarness.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>Checks a project again after each save, until the user ends it.</summary>
internal static class CheckWatch
{
    /// <summary>
    /// Runs until it is cancelled. <paramref name="written"/> is called with each check, to write the files that the
    /// user wants of it.
    /// </summary>
    public static async Task<int> RunAsync(
        Shell shell,
        CheckOptions options,
        Func<CheckReport, Task> written,
        CancellationToken cancellationToken
    )
    {
        using var watch = new ProjectWatch(options);
        await using var check = new RepeatedCheck(options, TimeProvider.System);
        var screen = new WatchScreen(shell, options.Project);
        try
        {
            IReadOnlyList<string> changed = [];
            CheckReport? last = null;
            while (true)
            {
                last = await CheckAsync(check, screen, changed, written, cancellationToken) ?? last;
                changed = await watch.WaitAsync(last, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The only way to end it, so no failure.
            return ExitCodes.Ended;
        }
    }

    /// <summary>Runs one check and shows it; null if it could not be run, which the next save may change.</summary>
    private static async Task<CheckReport?> CheckAsync(
        RepeatedCheck check,
        WatchScreen screen,
        IReadOnlyList<string> changed,
        Func<CheckReport, Task> written,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var report = await check.RunAsync(null, cancellationToken);
            await written(report);
            screen.Show(report, changed);
            return report;
        }
        catch (EmulatorException failed)
        {
            screen.Show(Root.TextOf(failed), changed);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            screen.Show(InputFault.TextOf(fault), changed);
        }
        return null;
    }
}
