using RulesHarness.Embedded;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Our own reading of the rules language, in this process: no emulator and no Java is needed, and a decision takes microseconds. The emulator is what it
/// is measured by.
/// </summary>
internal sealed class EmbeddedEngine(TimeProvider clock) : IRulesEngine
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
