using RulesHarness.Emulator;

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
        await using var check = new RepeatedCheck(options, clock);
        return await check.RunAsync(progress, cancellationToken);
    }
}
