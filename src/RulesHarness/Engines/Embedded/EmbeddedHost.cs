using System.Collections.Concurrent;
using Grpc.Core;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Authorization;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The embedded engine: a Firestore in this process, without an emulator and without Java, which decides in
/// microseconds. The emulator defines its correct behaviour.
/// </summary>
internal sealed class EmbeddedHost(TimeProvider clock) : IFirestoreHost
{
    private readonly EmbeddedFirestore _firestore = new(clock);
    private readonly ConcurrentDictionary<DatabaseName, RulesProgram?> _programs = new();

    public string Name => "embedded";

    /// <summary>That of this library.</summary>
    public string? Version { get; } = typeof(RulesProgram).Assembly.GetName().Version?.ToString(3);

    public CallInvoker Invoker => _firestore.CallInvoker;

    public Task<IReadOnlyList<Diagnostic>> LoadRulesAsync(
        DatabaseName database,
        RulesFile rules,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        _programs[database] = CompiledRules.Of(rules).Program;
        return Task.FromResult(_firestore.LoadRules(database, rules));
    }

    /// <summary>Nobody else has the rules.</summary>
    public Task VerifyRulesAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task ClearAsync(DatabaseName database, CancellationToken cancellationToken)
    {
        _firestore.Clear(database);
        return Task.CompletedTask;
    }

    public Task ForgetAsync(DatabaseName database)
    {
        _firestore.Forget(database);
        _programs.TryRemove(database, out _);
        return Task.CompletedTask;
    }

    public void SetRequestTime(DatabaseName database, DateTimeOffset? time) =>
        _firestore.SetRequestTime(database, time);

    /// <summary>The documents of a database as they are now.</summary>
    public DocumentTree DocumentsOf(DatabaseName database) => _firestore.DocumentsOf(database);

    public void ThrowIfDead()
    {
        // It lives as long as this process does.
    }

    public Task<EngineResponse> DecideAsync(HostRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var program =
            _programs.GetValueOrDefault(request.Database)
            ?? throw new InvalidOperationException($"no rules are in force in {request.Database}");
        var token = request.Caller.Token is { } claims ? RulesValues.Of(claims) : (RulesValue?)null;
        var time = request.Time ?? clock.GetUtcNow();
        var decided = MessageDecision.Of(program, request.Message, new OwnDocuments(request), token, time);
        return Task.FromResult(ResponseTo(decided));
    }

    public async Task<OpenSessionResult> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(making);
        // Rules are compiled while the data is made.
        var compiled = CompiledRules.Of(rules);
        var findings = await Task.Run(() => compiled.Findings, cancellationToken);
        return await making is { } data && compiled.Program is not null
            ? new OpenSessionResult(
                new EmbeddedSession(compiled, data, clock, questions: CaseQuestions.Of(data)),
                findings
            )
            : new OpenSessionResult(null, findings);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The response that says what was decided.</summary>
    public static EngineResponse ResponseTo(MessageDecision decided)
    {
        if (decided.Rejection is { } rejection)
        {
            return new EngineResponse(null, $"{rejection.StatusCode}: {rejection.Detail}");
        }

        return decided.Decision is { IsAllowed: false } denied
            ? EngineResponse.Denied(denied.Cause, denied.Line, decided.Tried) with
            {
                Accounts = decided.Accounts,
            }
            : EngineResponse.Allowed(decided.Decision?.Line);
    }

    private sealed class OwnDocuments(HostRequest request) : IDocumentSource
    {
        public IReadOnlyDictionary<string, object?>? Find(string path) => request.Documents.GetValueOrDefault(path);

        public RulesValue? Value(string path)
        {
            var fields = Find(path) ?? (path == request.Path ? null : request.Otherwise);
            return fields is null ? null : RulesValues.Of(fields);
        }
    }
}
