using System.Collections.Concurrent;
using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Protocol;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>The real Firestore emulator.</summary>
internal sealed class EmulatorHost : IFirestoreHost
{
    private const string ClockCannotBeSet =
        "the emulator's clock can't be set: remove `time`, or use `--engine embedded`";
    private const string NothingIsEverywhere =
        "the emulator can't have a document at every path: mock with `exactValue`, or use `--engine embedded`";

    private readonly FirestoreEmulator _emulator;
    private readonly FirestoreConnection _connection;
    private readonly ConcurrentDictionary<DatabaseName, PlacedDocuments> _placed = new();

    private EmulatorHost(FirestoreEmulator emulator)
    {
        _emulator = emulator;
        _connection = new FirestoreConnection(emulator.Endpoint);
        Indexes = new IndexOracle(emulator, _connection);
    }

    public string Name => "emulator";

    public string? Version => _emulator.Version;

    public CallInvoker Invoker => _connection.Invoker;

    /// <summary>The recommendations of indexes.</summary>
    public IndexOracle Indexes { get; }

    /// <summary>Finds and starts the emulator.</summary>
    /// <exception cref="EmulatorException">It can't be found, started or trusted.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions options,
        CancellationToken cancellationToken = default
    ) => new(await FirestoreEmulator.StartAsync(options, cancellationToken));

    public async Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        var load = await _emulator.LoadRulesAsync(database, rules, cancellationToken);
        return DiagnosticsOf(load.Issues, rules);
    }

    public Task VerifyRulesAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return _emulator.VerifyRulesAsync(database, rules, cancellationToken);
    }

    public Task ClearAsync(DatabaseName database, CancellationToken cancellationToken) =>
        _emulator.ClearAsync(database, cancellationToken);

    /// <summary>An emulator that ends takes its data with it.</summary>
    public async Task ForgetAsync(DatabaseName database)
    {
        _placed.TryRemove(database, out _);
        if (!_emulator.IsOwned && !_emulator.Died.IsCancellationRequested)
        {
            await _emulator.ForgetAsync(database);
        }
    }

    public void SetRequestTime(DatabaseName database, DateTimeOffset? time) =>
        throw new NotSupportedException(
            "the emulator's clock is its own: a test that sets request.time runs on the embedded engine, "
                + "`[Rules(Engine = EngineChoice.Embedded)]`"
        );

    public void ThrowIfDead() => _emulator.ThrowIfDead();

    /// <summary>Puts the request's documents in the place of those that are there, and sends it.</summary>
    public async Task<EngineResponse> DecideAsync(HostRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Time is not null)
        {
            return new EngineResponse(null, ClockCannotBeSet);
        }
        if (request.Otherwise is not null)
        {
            return new EngineResponse(null, NothingIsEverywhere);
        }

        var placed = _placed.GetOrAdd(request.Database, name => new PlacedDocuments(As(Identity.Admin, name)));
        try
        {
            await placed.PutAsync(request.Documents, cancellationToken);
        }
        catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
        {
            return RequestSender.Neither(refused);
        }

        if (request.Message is CommitRequest)
        {
            placed.MarkWritten(request.Path);
        }
        return await RequestSender.SendAsync(
            As(request.Caller, request.Database),
            request.Message,
            path => request.Documents.ContainsKey(path),
            cancellationToken
        );
    }

    public async Task<OpenSessionResult> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(making);
        var (session, issues) = await EmulatorSession.OpenAsync(
            _emulator,
            _connection,
            CompiledRules.Of(rules),
            making,
            cancellationToken
        );
        return new OpenSessionResult(session, DiagnosticsOf(issues, rules));
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    private FirestoreDb As(Identity identity, DatabaseName database) =>
        _connection.Database(database.ProjectId, identity, database.DatabaseId);

    private static IReadOnlyList<Diagnostic> DiagnosticsOf(IReadOnlyList<CompilerIssue> issues, RulesFile rules) =>
        [.. issues.Select(issue => DiagnosticOf(issue, rules.Name))];

    private static Diagnostic DiagnosticOf(CompilerIssue issue, string file)
    {
        var isError = issue.Severity == RulesSeverity.Error;
        var descriptor = isError ? EngineDiagnostics.RulesError : EngineDiagnostics.RulesWarning;
        return descriptor.At(file, Math.Max(1, issue.Line), Math.Max(1, issue.Column), issue.Message);
    }
}
