using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Emulator;

namespace RulesHarness.Testing;

internal sealed class EmbeddedServer : IRulesServer
{
    public string Name => "embedded";
    public CallInvoker Invoker => throw new NotSupportedException();
    public Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(EmulatorDatabase database, RulesFile rules, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task ClearAsync(EmulatorDatabase database, CancellationToken cancellationToken) => throw new NotSupportedException();
    public DateTimeOffset Now(string projectId) => TimeProvider.System.GetUtcNow();
    public void ThrowIfDead() { }
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
