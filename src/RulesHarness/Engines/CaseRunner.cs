using RulesHarness.Cases;
using RulesHarness.Emulator;

namespace RulesHarness.Engines;

/// <summary>Decides many cases on a session, whichever host it is of.</summary>
internal static class CaseRunner
{
    /// <summary>
    /// Decides all cases; the verdicts are in their order. <paramref name="progress"/> receives the number of decided
    /// cases, and the number of all cases. With <paramref name="lifetimes"/>, a slow session is sent first the cases
    /// that a running clock changes.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public static async Task<IReadOnlyList<Verdict>> RunAllAsync(
        this IRulesSession session,
        IReadOnlyList<AccessCase> cases,
        Action<int, int>? progress = null,
        CaseLifetimes? lifetimes = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(cases);
        var verdicts = new Verdict[cases.Count];
        var decided = 0;
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = session.Concurrency,
            CancellationToken = cancellationToken,
        };
        var order = session.IsSlow ? lifetimes?.ShortestFirst(cases) : null;
        order ??= [.. Enumerable.Range(0, cases.Count)];
        foreach (var part in order.Chunk(session.CasesBeforeRenewal))
        {
            if (decided > 0)
            {
                await session.RenewAsync(cancellationToken);
            }

            await Parallel.ForEachAsync(part, options, DecideAsync);
        }

        return verdicts;

        async ValueTask DecideAsync(int at, CancellationToken token)
        {
            verdicts[at] = await session.RunAsync(cases[at], token);
            progress?.Invoke(Interlocked.Increment(ref decided), cases.Count);
        }
    }
}
