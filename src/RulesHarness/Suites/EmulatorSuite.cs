using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Engines.Emulator;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Protocol;

namespace RulesHarness.Suites;

/// <summary>
/// Decides test cases on the emulator, one after the other in one project: rules are loaded once for each database,
/// which costs more than all else, and before each case its documents take the place of those that are there.
/// </summary>
internal sealed class EmulatorSuite(FirestoreEmulator emulator, RulesFile rules, TimeProvider clock) : IAsyncDisposable
{
    private const string ClockCannotBeSet =
        "the emulator's clock can't be set: remove `time`, or use `--engine embedded`";
    private const string NothingIsEverywhere =
        "the emulator can't have a document at every path: mock with `exactValue`, or use `--engine embedded`";

    private readonly FirestoreConnection _connection = new(emulator.Endpoint);
    private readonly string _project = $"demo-rulesharness-{Guid.NewGuid():n}";
    private readonly Dictionary<string, SuiteDatabase> _databases = new(StringComparer.Ordinal);
    private readonly CompiledRules _compiled = CompiledRules.Of(rules);

    /// <summary>Loads the rules into the default database, and gets what the compiler finds.</summary>
    /// <exception cref="EmulatorException">The emulator can't be trusted.</exception>
    public async Task<RulesLoad> OpenAsync(CancellationToken cancellationToken)
    {
        var database = new DatabaseName(_project);
        _databases.Add(database.DatabaseId, Database(database));
        return await emulator.LoadRulesAsync(database, rules, cancellationToken);
    }

    /// <summary>Decides a test case.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<SuiteResult> DecideAsync(SuiteCase tried, CancellationToken cancellationToken)
    {
        if (Undecidable(tried) is { } reason)
        {
            return SuiteResult.Undecided(tried, reason);
        }
        var database = await DatabaseAsync(tried.Call.Database, cancellationToken);
        try
        {
            await database.PutAsync(tried.Documents, cancellationToken);
            return await SendAsync(tried, database, cancellationToken);
        }
        catch (RpcException neither) when (!cancellationToken.IsCancellationRequested)
        {
            // Of one that is gone there is no verdict.
            await emulator.VerifyRulesAsync(database.Name, rules, cancellationToken);
            return SuiteResult.Undecided(tried, $"{neither.StatusCode}: {neither.Status.Detail}");
        }
    }

    /// <summary>Makes sure that all cases were decided under the rules.</summary>
    /// <exception cref="EmulatorException">The rules are not in force any more.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        foreach (var database in _databases.Values)
        {
            await emulator.VerifyRulesAsync(database.Name, rules, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!emulator.IsOwned && !emulator.Died.IsCancellationRequested)
        {
            foreach (var database in _databases.Values)
            {
                await emulator.ForgetAsync(database.Name);
            }
        }

        await _connection.DisposeAsync();
    }

    private static string? Undecidable(SuiteCase tried)
    {
        if (tried.Call.Unsupported is { } unsupported)
        {
            return unsupported;
        }
        if (tried.Time is not null)
        {
            return ClockCannotBeSet;
        }
        return tried.Otherwise is null ? null : NothingIsEverywhere;
    }

    private SuiteDatabase Database(DatabaseName database) =>
        new(database, _connection.Database(_project, Identity.Admin, database.DatabaseId));

    private async Task<SuiteDatabase> DatabaseAsync(string id, CancellationToken cancellationToken)
    {
        if (_databases.TryGetValue(id, out var known))
        {
            return known;
        }
        var database = Database(new DatabaseName(_project, id));
        await emulator.LoadRulesAsync(database.Name, rules, cancellationToken);
        _databases.Add(id, database);
        return database;
    }

    private async Task<SuiteResult> SendAsync(
        SuiteCase tried,
        SuiteDatabase database,
        CancellationToken cancellationToken
    )
    {
        var caller = _connection.Database(_project, tried.Caller, tried.Call.Database);
        var message = tried.Call.Message(caller.DatabasePath);
        try
        {
            if (message is CommitRequest)
            {
                database.MarkWritten(tried.Call.Path);
            }
            await SendAsync(caller, message, cancellationToken);
        }
        catch (RpcException denied) when (denied.StatusCode == StatusCode.PermissionDenied)
        {
            return Denied(tried, denied.Status.Detail);
        }
        catch (RpcException allowed) when (allowed.StatusCode is StatusCode.NotFound or StatusCode.AlreadyExists)
        {
            // Rules are asked before the document is: what is refused for there being one, or none, they allowed.
        }

        return SuiteResult.Decided(tried, Cause.True, LineOf(tried), "");
    }

    private SuiteResult Denied(SuiteCase tried, string detail)
    {
        var (cause, lines) = DenialMessage.Read(detail, tried.Documents.ContainsKey);
        var meant = tried.Call.DenialOf(_compiled.Outline, lines);
        // Without a line nothing is known but the cause.
        return SuiteResult.Decided(
            tried,
            lines.Count > 0 ? meant.Cause : cause,
            meant.Line ?? tried.Call.BlockLine(_compiled.Outline),
            detail.Trim()
        );
    }

    /// <summary>
    /// The emulator does not tell the statement that allows; where there are several, our own evaluation does.
    /// </summary>
    private int? LineOf(SuiteCase allowed)
    {
        if (allowed.Call.Statements(_compiled.Outline) is [var only])
        {
            return only.VerdictLine;
        }
        var ours = _compiled.Program is null ? null : new EmbeddedSuite(_compiled, clock).Decide(allowed);
        return ours?.IsAllowed == true ? ours.Line : null;
    }

    private static async Task SendAsync(FirestoreDb caller, IMessage message, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case GetDocumentRequest get:
                await caller.Rpc.GetDocumentAsync(get, cancellationToken: cancellationToken);
                break;
            case CommitRequest commit:
                await caller.Rpc.CommitAsync(commit, cancellationToken: cancellationToken);
                break;
            case RunQueryRequest query:
                using (var call = caller.Rpc.RunQuery(query, cancellationToken: cancellationToken))
                {
                    await call.ResponseStream.ReadAllAsync(cancellationToken).CountAsync(cancellationToken);
                }
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(message), message, "not a request");
        }
    }
}
