using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Syntax;
using RulesHarness.Semantics;
using RulesSeverity = RulesHarness.Language.Syntax.RulesSeverity;

namespace RulesHarness.Engines.Embedded;

/// <summary>
/// Our own reading of the rules language, in this process: no emulator and no Java is needed, and a decision takes microseconds. The emulator is what it
/// is measured by.
/// </summary>
public sealed class EmbeddedEngine(TimeProvider clock) : IRulesEngine
{
    /// <inheritdoc/>
    public string Name => "embedded";

    /// <summary>That of this library.</summary>
    public string? Version { get; } = typeof(RulesProgram).Assembly.GetName().Version?.ToString(3);

    /// <inheritdoc/>
    public async Task<SessionOpening> OpenAsync(RulesFile rules, Task<Dataset?> making, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(making);
        // Rules are compiled while the data is made.
        var (parsed, program) = await Task.Run(() => Compile(rules), cancellationToken);
        IReadOnlyList<Diagnostic> findings = [.. parsed.Diagnostics.Select(diagnostic => Finding(diagnostic, rules.Name))];
        return await making is { } data && program is not null
            ? new SessionOpening(new EmbeddedSession(parsed, program, data, clock), findings)
            : new SessionOpening(null, findings);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static (ParsedRules Parsed, RulesProgram? Program) Compile(RulesFile rules)
    {
        var parsed = RulesParser.Parse(rules.Content);
        return (parsed, parsed.HasErrors ? null : RulesProgram.Compile(parsed));
    }

    private static Diagnostic Finding(RulesDiagnostic diagnostic, string file) => new(
        diagnostic.Id, diagnostic.Severity == RulesSeverity.Error ? Severity.Error : Severity.Warning, diagnostic.Message, diagnostic.Help ?? "", file, diagnostic.Span.Line, diagnostic.Span.Column);
}
