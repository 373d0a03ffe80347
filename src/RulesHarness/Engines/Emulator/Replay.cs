using RulesHarness.Cases;
using RulesHarness.Emulator.Coverage;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>Sends a request once more, alone, so that the additional coverage is due to it.</summary>
internal sealed class Replay(FirestoreEmulator emulator, RulesFile rules, EmulatorProject alone, Dataset data)
    : IAsyncDisposable
{
    /// <summary>A run of which more is asked than this has said enough.</summary>
    private int _left = 100;

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>The number of times that each line was true since the rules were loaded; null before.</summary>
    private Dictionary<int, long>? _counted;

    public async ValueTask DisposeAsync()
    {
        _oneAtATime.Dispose();
        if (_counted is not null && !emulator.IsOwned && !emulator.Died.IsCancellationRequested)
        {
            await emulator.ForgetAsync(alone.Database);
        }
    }

    /// <summary>Gets the coverage of one request; null if this was called too often.</summary>
    public Task<RuleCoverage?> CoverAsync(AccessCase accessCase, CancellationToken cancellationToken) =>
        OneAtATimeAsync(
            async () =>
            {
                // Loading the rules forgets what was covered before.
                await LoadAsync(cancellationToken);
                var coverage = await SendAsync(accessCase, cancellationToken);
                _counted = Count(coverage);
                return coverage;
            },
            cancellationToken
        );

    /// <summary>The lines that the request makes true, which costs less; null if this was called too often.</summary>
    public Task<HashSet<int>?> TrueLinesAsync(AccessCase accessCase, CancellationToken cancellationToken) =>
        OneAtATimeAsync(
            async () =>
            {
                if (_counted is null)
                {
                    await LoadAsync(cancellationToken);
                }
                var before = _counted!;
                _counted = Count(await SendAsync(accessCase, cancellationToken));
                return _counted
                    .Where(line => line.Value > before.GetValueOrDefault(line.Key))
                    .Select(line => line.Key)
                    .ToHashSet();
            },
            cancellationToken
        );

    private async Task<T?> OneAtATimeAsync<T>(Func<Task<T>> body, CancellationToken cancellationToken)
        where T : class
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return _left-- > 0 ? await body() : null;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await emulator.LoadRulesAsync(alone.Database, rules, cancellationToken);
        if (_counted is null)
        {
            await alone.SeedAsync(data, cancellationToken);
        }
        _counted = [];
    }

    private async Task<RuleCoverage> SendAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        await alone.SendAloneAsync(accessCase, cancellationToken);
        return await emulator.GetRuleCoverageAsync(alone.Database, cancellationToken);
    }

    private static Dictionary<int, long> Count(RuleCoverage coverage) =>
        coverage
            .Report.GroupBy(node => node.Line)
            .ToDictionary(
                nodes => nodes.Key,
                nodes =>
                    nodes
                        .SelectMany(node => node.Values)
                        .Where(value => value.Kind == CoverageKind.True)
                        .Sum(value => value.Count)
            );
}
