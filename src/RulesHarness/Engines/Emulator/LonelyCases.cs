using RulesHarness.Cases;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Runs the cases that have documents of their own, one at a time, in a project in which no other case runs. It is made
/// when the first of them comes.
/// </summary>
internal sealed class LonelyCases(FirestoreEmulator emulator, RulesFile rules, EmulatorProject project, Dataset data)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private bool _isReady;

    public async Task<EngineResponse> SendAsync(AccessCase accessCase, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!_isReady)
            {
                await emulator.LoadRulesAsync(project.Database, rules, cancellationToken);
                await project.SeedAsync(data, cancellationToken);
                _isReady = true;
            }
            return await project.SendAloneAsync(accessCase, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Stores documents that are part of no case, if there are any of these cases.</summary>
    public async Task StoreAsync(IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            await project.StoreAsync(documents, cancellationToken);
        }
    }

    /// <summary>Makes sure that the rules are still those that were loaded.</summary>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            await emulator.VerifyRulesAsync(project.Database, rules, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _oneAtATime.Dispose();
        if (_isReady && !emulator.IsOwned && !emulator.Died.IsCancellationRequested)
        {
            await emulator.ForgetAsync(project.Database);
        }
    }
}
