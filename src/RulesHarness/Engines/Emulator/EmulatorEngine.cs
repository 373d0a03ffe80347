using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Lifecycle;
using RulesHarness.Emulator.Rules;
using RulesHarness.Firestore.Client;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Emulator;

/// <summary>
/// Decides cases on the real Firestore emulator. One emulator serves any number of sessions, each isolated from the
/// others.
/// </summary>
internal sealed class EmulatorEngine : IRulesEngine
{
    private readonly FirestoreEmulator _emulator;
    private readonly FirestoreConnection _connection;

    private EmulatorEngine(FirestoreEmulator emulator)
    {
        this._emulator = emulator;
        _connection = new FirestoreConnection(emulator.Endpoint);
        Indexes = new IndexOracle(emulator, _connection);
    }

    /// <summary>The recommendations of indexes.</summary>
    public IndexOracle Indexes { get; }

    /// <inheritdoc/>
    public string Name => "emulator";

    /// <inheritdoc/>
    public string? Version => _emulator.Version;

    /// <summary>Finds and starts the emulator.</summary>
    /// <exception cref="EmulatorException">It can't be found, started or trusted.</exception>
    public static async Task<EmulatorEngine> StartAsync(
        EmulatorOptions options,
        CancellationToken cancellationToken = default
    ) => new(await FirestoreEmulator.StartAsync(options, cancellationToken));

    /// <summary>Loads rules and data, and proves that the rules are in force.</summary>
    /// <exception cref="EmulatorException">The emulator died, or can't be trusted.</exception>
    public Task<OpenSessionResult> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        return OpenAsync(CompiledRules.Of(rules), making, cancellationToken);
    }

    Task<OpenSessionResult> IRulesEngine.OpenAsync(
        CompiledRules rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken
    ) => OpenAsync(rules, making, cancellationToken);

    private async Task<OpenSessionResult> OpenAsync(
        CompiledRules rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken
    )
    {
        var (session, issues) = await EmulatorSession.OpenAsync(
            _emulator,
            _connection,
            rules,
            making,
            cancellationToken
        );
        return new OpenSessionResult(session, [.. issues.Select(issue => Finding(issue, rules.File.Name))]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    /// <summary>Converts an issue of the emulator's compiler to a diagnostic.</summary>
    internal static Diagnostic Finding(CompilerIssue issue, string file) =>
        (issue.Severity == RulesSeverity.Error ? EngineDiagnostics.RulesError : EngineDiagnostics.RulesWarning).At(
            file,
            Math.Max(1, issue.Line),
            Math.Max(1, issue.Column),
            issue.Message
        );
}
