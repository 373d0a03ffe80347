using RulesHarness.Embedded;
using RulesHarness.Language.Evaluation.Programs;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The embedded engine: it decides in this process, without an emulator and without Java, in microseconds. The emulator
/// defines its correct behaviour.
/// </summary>
internal sealed class EmbeddedEngine(TimeProvider clock) : IRulesEngine
{
    /// <inheritdoc/>
    public string Name => "embedded";

    /// <summary>That of this library.</summary>
    public string? Version { get; } = typeof(RulesProgram).Assembly.GetName().Version?.ToString(3);

    /// <inheritdoc/>
    public Task<OpenSessionResult> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(making);
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
        // Rules are compiled while the data is made.
        var findings = await Task.Run(() => rules.Findings, cancellationToken);
        return await making is { } data && rules.Program is not null
            ? new OpenSessionResult(new EmbeddedSession(rules, data, clock), findings)
            : new OpenSessionResult(null, findings);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
