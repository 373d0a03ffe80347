using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;

namespace RulesHarness.Engines;

/// <summary>The real Firestore emulator as what decides cases. One emulator serves any number of sessions, each apart from the others.</summary>
public sealed class EmulatorEngine : IAsyncDisposable
{
    private readonly FirestoreEmulator emulator;
    private readonly FirestoreConnection connection;

    private EmulatorEngine(FirestoreEmulator emulator)
    {
        this.emulator = emulator;
        connection = new FirestoreConnection(emulator.Endpoint);
        Indexes = new IndexOracle(emulator, connection);
    }

    /// <summary>What it says of indexes.</summary>
    public IndexOracle Indexes { get; }

    /// <summary>Such as <c>1.19.9</c>; null for an emulator that was already running.</summary>
    public string? Version => emulator.Version;

    /// <summary>Finds and starts the emulator.</summary>
    /// <exception cref="EmulatorException">It can't be found, started or trusted.</exception>
    public static async Task<EmulatorEngine> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default) =>
        new(await FirestoreEmulator.StartAsync(options, cancellationToken));

    /// <summary>
    /// Loads rules and data, and proves that the rules are in force. Rules that the emulator does not accept open no session: what it says
    /// of them is in <see cref="SessionOpening.Issues"/>.
    /// </summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public Task<SessionOpening> OpenAsync(RulesFile rules, Dataset data, CancellationToken cancellationToken = default) =>
        OpenAsync(rules, Task.FromResult<Dataset?>(data), cancellationToken);

    /// <summary>The same, with data that is still being made: the rules are loaded meanwhile. No data, no session.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public Task<SessionOpening> OpenAsync(RulesFile rules, Task<Dataset?> making, CancellationToken cancellationToken = default) =>
        EmulatorSession.OpenAsync(emulator, connection, rules, making, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await emulator.DisposeAsync();
    }
}

/// <summary>What opening a session gave: the session, unless the rules don't compile or there is no data, and what the emulator said of the rules.</summary>
public sealed record SessionOpening(EmulatorSession? Session, IReadOnlyList<RulesIssue> Issues);
