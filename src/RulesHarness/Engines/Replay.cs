using RulesHarness.Cases;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;

namespace RulesHarness.Engines;

/// <summary>
/// Sends a request once more, alone and under freshly loaded rules: then the coverage is about it and nothing else. What the verdict does not
/// tell, this does.
/// </summary>
internal sealed class Replay(FirestoreEmulator emulator, RulesFile rules, Lane alone, Dataset data) : IAsyncDisposable
{
    /// <summary>Each loads the rules anew. A run of which more is asked than this has said enough.</summary>
    private int left = 40;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private bool isPrepared;

    public async ValueTask DisposeAsync()
    {
        oneAtATime.Dispose();
        if (isPrepared && !emulator.IsOwned && !emulator.Died.IsCancellationRequested)
            await emulator.ClearAsync(alone.Database);
    }

    /// <summary>What the rules came to for the one request; null when too many were asked for.</summary>
    public async Task<RuleCoverage?> CoverAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref left) < 0)
            return null;
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Loading the rules forgets what was covered before.
            await emulator.LoadRulesAsync(alone.Database, rules, cancellationToken);
            if (!isPrepared)
                await alone.SeedAsync(data, cancellationToken);
            isPrepared = true;
            await alone.SendAsync(accessCase, cancellationToken);
            return await emulator.GetRuleCoverageAsync(alone.Database, cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
