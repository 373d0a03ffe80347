using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Testing;

/// <summary>The real emulator as what tests share.</summary>
internal sealed class EmulatorHost : IFirestoreHost
{
    private readonly FirestoreEmulator _emulator;
    private readonly FirestoreConnection _connection;

    private EmulatorHost(FirestoreEmulator emulator) =>
        (this._emulator, _connection) = (emulator, new FirestoreConnection(emulator.Endpoint));

    public string Name => "emulator";

    public CallInvoker Invoker => _connection.Invoker;

    public static async Task<IFirestoreHost> StartAsync(EmulatorOptions options) =>
        new EmulatorHost(await FirestoreEmulator.StartAsync(options));

    public async Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken
    )
    {
        var load = await _emulator.LoadRulesAsync(database, rules, cancellationToken);
        return [.. load.Issues.Select(issue => EmulatorEngine.Finding(issue, rules.Name))];
    }

    public Task ClearAsync(DatabaseName database, CancellationToken cancellationToken) =>
        _emulator.ClearAsync(database, cancellationToken);

    public void SetRequestTime(DatabaseName database, DateTimeOffset? time) =>
        throw new NotSupportedException(
            "the emulator's clock is its own: a test that sets request.time runs on the embedded engine, `[Rules(Engine = EngineChoice.Embedded)]`"
        );

    public void ThrowIfDead() => _emulator.ThrowIfDead();

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _emulator.DisposeAsync();
    }
}
