using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Evaluation;
using RulesHarness.Semantics;
using RulesHarness.Serving;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The embedded engine: it decides in this process, without an emulator and without Java, in microseconds. The emulator
/// defines its correct behaviour.
/// </summary>
public sealed class EmbeddedEngine(TimeProvider clock) : IRulesEngine
{
    /// <inheritdoc/>
    public string Name => "embedded";

    /// <summary>That of this library.</summary>
    public string? Version { get; } = typeof(RulesProgram).Assembly.GetName().Version?.ToString(3);

    /// <inheritdoc/>
    public async Task<SessionOpening> OpenAsync(
        RulesFile rules,
        Task<Dataset?> making,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(making);
        // Rules are compiled while the data is made.
        var compiled = await Task.Run(() => CompiledRules.Of(rules), cancellationToken);
        return await making is { } data && compiled.Program is not null
            ? new SessionOpening(new EmbeddedSession(compiled, data, clock), compiled.Findings)
            : new SessionOpening(null, compiled.Findings);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
