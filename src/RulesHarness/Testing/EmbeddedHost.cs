using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Testing;

/// <summary>A Firestore in this process as what tests share.</summary>
internal sealed class EmbeddedHost : IFirestoreHost
{
    private readonly EmbeddedFirestore _firestore = new(TimeProvider.System);

    public string Name => "embedded";

    public CallInvoker Invoker => _firestore.CallInvoker;

    public Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken
    ) => Task.FromResult(_firestore.LoadRules(database, rules));

    public Task ClearAsync(DatabaseName database, CancellationToken cancellationToken)
    {
        _firestore.Clear(database);
        return Task.CompletedTask;
    }

    public void SetRequestTime(DatabaseName database, DateTimeOffset? time) =>
        _firestore.SetRequestTime(database, time);

    public void ThrowIfDead()
    {
        // It lives as long as this process does.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
