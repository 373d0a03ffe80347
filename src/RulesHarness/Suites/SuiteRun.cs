using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Suites;

/// <summary>
/// Decides test cases on a host, one after the other in one project. Rules are loaded once for each database, which
/// costs more than all else.
/// </summary>
internal sealed class SuiteRun(IFirestoreHost host, RulesFile rules, TimeProvider clock) : IAsyncDisposable
{
    private readonly string _project = $"demo-rulesharness-{Guid.NewGuid():n}";
    private readonly HashSet<DatabaseName> _databases = [];
    private readonly CompiledRules _compiled = CompiledRules.Of(rules);

    /// <summary>Loads the rules into the default database, and gets what the compiler finds.</summary>
    /// <exception cref="EmulatorException">The emulator can't be trusted.</exception>
    public Task<IReadOnlyList<Diagnostic>> OpenAsync(CancellationToken cancellationToken) =>
        LoadAsync(new DatabaseName(_project), cancellationToken);

    /// <summary>Decides a test case.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public async Task<SuiteResult> DecideAsync(SuiteCase tried, CancellationToken cancellationToken)
    {
        if (tried.Call.Unsupported is { } unsupported)
        {
            return SuiteResult.Undecided(tried, unsupported);
        }

        var database = new DatabaseName(_project, tried.Call.Database);
        if (!_databases.Contains(database))
        {
            await LoadAsync(database, cancellationToken);
        }

        var request = RequestOf(tried, database);
        var response = await host.DecideAsync(request, cancellationToken);
        if (response.IsAllowed is null && !response.IsAboutExistence)
        {
            // Of a host that is gone there is no verdict.
            await host.VerifyRulesAsync(database, rules, cancellationToken);
            return SuiteResult.Undecided(tried, response.Message);
        }

        return response.IsAllowed == false
            ? Denied(tried, response)
            : SuiteResult.Decided(tried, Cause.True, response.Line ?? await LineOfAsync(tried, request), "");
    }

    /// <summary>Makes sure that all cases were decided under the rules.</summary>
    /// <exception cref="EmulatorException">The rules are not in force any more.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        foreach (var database in _databases)
        {
            await host.VerifyRulesAsync(database, rules, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await host.ForgetAsync(database);
        }
    }

    private async Task<IReadOnlyList<Diagnostic>> LoadAsync(DatabaseName database, CancellationToken cancellationToken)
    {
        var findings = await host.LoadRulesAsync(database, rules, cancellationToken);
        _databases.Add(database);
        return findings;
    }

    private static HostRequest RequestOf(SuiteCase tried, DatabaseName database) =>
        new(database, tried.Call.Message(database.ToString()), tried.Call.Path, tried.Caller)
        {
            Documents = tried.Documents,
            Otherwise = tried.Otherwise,
            Time = tried.Time,
        };

    private SuiteResult Denied(SuiteCase tried, EngineResponse response)
    {
        var meant = _compiled.Outline.DenialOf(tried.Call.Target, response.Tried);
        // Without a line nothing is known but the cause.
        return SuiteResult.Decided(
            tried,
            response.Tried.Count > 0 ? meant.Cause : response.Cause!.Value,
            meant.Line ?? _compiled.Outline.BlockLine(tried.Call.Target),
            response.Message
        );
    }

    /// <summary>
    /// The emulator does not tell the statement that allows; where there are several, our own evaluation does.
    /// </summary>
    private async Task<int?> LineOfAsync(SuiteCase allowed, HostRequest request)
    {
        if (_compiled.Outline.Statements(allowed.Call.Target) is [var only])
        {
            return only.VerdictLine;
        }
        if (_compiled.Program is null)
        {
            return null;
        }

        await using var evaluator = new EmbeddedHost(clock);
        await evaluator.LoadRulesAsync(request.Database, rules, CancellationToken.None);
        var ours = await evaluator.DecideAsync(request, CancellationToken.None);
        return ours.IsAllowed == true ? ours.Line : null;
    }
}
