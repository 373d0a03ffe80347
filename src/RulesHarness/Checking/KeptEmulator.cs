using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Engines.Emulator;

namespace RulesHarness.Checking;

/// <summary>
/// An emulator that several checks use one after the other. It is started for the first that needs it.
/// </summary>
internal sealed class KeptEmulator : IAsyncDisposable
{
    private EmulatorHost? _host;

    /// <summary>Gets the emulator. One that died is replaced.</summary>
    /// <exception cref="EmulatorException">It can't be found, started or trusted.</exception>
    public async Task<EmulatorHost> GetAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        if (_host is not null && IsDead(_host))
        {
            await DisposeAsync();
        }
        return _host ??= await EmulatorHost.StartAsync(options, cancellationToken);
    }

    /// <summary>Returns true for the emulator that is kept.</summary>
    public bool Has(IFirestoreHost host) => ReferenceEquals(host, _host);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.DisposeAsync();
        }
    }

    private static bool IsDead(EmulatorHost host)
    {
        try
        {
            host.ThrowIfDead();
            return false;
        }
        catch (EmulatorException)
        {
            return true;
        }
    }
}
