using Grpc.Core;
using RulesHarness.Embedded;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Tests.Serving;

/// <summary>
/// A Firestore to hold against another: the real emulator, or the embedded one. Each test has a project to itself.
/// </summary>
internal sealed class Server : IDisposable
{
    public const string Emulator = "emulator";
    public const string Embedded = "embedded";

    private static int _projects;

    private readonly EmbeddedFirestore? _embedded;

    public Server(string name, TimeProvider? clock = null)
    {
        _embedded = name == Embedded ? new EmbeddedFirestore(clock ?? TimeProvider.System) : null;
        Connection = _embedded is null
            ? new FirestoreConnection(TestEmulator.Shared.Endpoint)
            : new FirestoreConnection(_embedded.CallInvoker);
    }

    public FirestoreConnection Connection { get; }

    /// <summary>A project that nothing is in yet.</summary>
    public static string NewProject() => $"demo-serving-{Environment.ProcessId}-{Interlocked.Increment(ref _projects)}";

    public async Task LoadAsync(DatabaseName database, string matches)
    {
        if (_embedded is not null)
        {
            _embedded.LoadRules(database, TestRules.Of(matches)).Should().BeEmpty();
        }
        else
        {
            (await TestEmulator.Shared.LoadRulesAsync(database, TestRules.Of(matches))).Issues.Should().BeEmpty();
        }
    }

    /// <summary>A database under rules; the first line of <paramref name="matches"/> is line 3 of the file.</summary>
    public async Task<FirestoreDb> OpenAsync(string matches, Identity? identity = null, string? project = null)
    {
        project ??= NewProject();
        await LoadAsync(project, matches);
        return Connection.Database(project, identity ?? Identity.Unauthenticated);
    }

    public void Dispose() => Connection.Dispose();

    /// <summary>The failure that a call comes to; null where it succeeds.</summary>
    public static async Task<RpcException?> FailureAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (RpcException failure)
        {
            return failure;
        }
    }
}
