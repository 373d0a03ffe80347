namespace RulesHarness.Emulator.Jvm;

/// <summary>
/// Knows whether the emulator is still there. A started one is known by its process; of a running one that was only
/// named, a connection that fails is all there is to see. Once gone it stays gone.
/// </summary>
internal sealed class EmulatorLife : IDisposable
{
    private static readonly TimeSpan ExitAfterBrokenConnection = TimeSpan.FromSeconds(2);

    private readonly Uri _endpoint;
    private readonly EmulatorProcess? _process;
    private readonly CancellationTokenSource _died = new();
    private volatile string? _how;
    private volatile bool _leaving;

    public EmulatorLife(Uri endpoint, EmulatorProcess? process)
    {
        (_endpoint, _process) = (endpoint, process);
        Died = _died.Token;
        if (process is not null)
        {
            _ = WatchAsync(process);
        }
    }

    public CancellationToken Died { get; }

    /// <exception cref="EmulatorException">RH3008 when it is gone.</exception>
    public void ThrowIfDead()
    {
        if (_how is { } how)
        {
            throw EmulatorErrors.Died(_endpoint, how, _process?.Log.All() ?? []);
        }
    }

    /// <summary>After a connection that failed: throws RH3008 if that is because the emulator is gone.</summary>
    public async Task ConnectionBrokeAsync(HttpRequestException error)
    {
        if (_process is null)
        {
            Die($"a connection to it failed ({error.Message})");
        }
        else
        {
            // The connection breaks a moment before the end of the process is known.
            await Task.WhenAny(_process.Exited, Task.Delay(ExitAfterBrokenConnection));
            if (_process.Exited.IsCompleted && !_leaving)
            {
                Die(await _process.Exited);
            }
        }
        ThrowIfDead();
    }

    /// <summary>From here on the end of the process is wanted.</summary>
    public void Leave() => _leaving = true;

    public void Dispose() => _died.Dispose();

    private async Task WatchAsync(EmulatorProcess process)
    {
        var code = await process.Exited;
        if (!_leaving)
        {
            Die(code);
        }
    }

    private void Die(int exitCode) => Die($"its process {_process!.Id} exited with code {exitCode} during the run");

    private void Die(string how)
    {
        _how ??= how;
        try
        {
            _died.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was disposed of in this very moment: nobody asks any more.
        }
    }
}
