using RulesHarness.Code.Model;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;

namespace RulesHarness.Checking;

/// <summary>
/// The options of a check. Paths are absolute or relative to <see cref="Project"/>; files that aren't given are
/// searched there.
/// </summary>
public sealed record CheckOptions
{
    /// <summary>The folder of the project.</summary>
    public string Project { get; init; } = ".";

    /// <summary>The spec's files; empty for <c>spec/*.md</c>.</summary>
    public IReadOnlyList<string> Specs { get; init; } = [];

    /// <summary>
    /// The rules file; null for what firebase.json names, or else <c>rules/firestore.rules</c>, or else one beside the
    /// spec.
    /// </summary>
    public string? Rules { get; init; }

    /// <summary>
    /// The index file; null for what firebase.json names, or else <c>indexes/firestore.indexes.json</c>, or else one
    /// beside the spec.
    /// </summary>
    public string? Indexes { get; init; }

    /// <summary>
    /// The database of firebase.json whose rules and indexes are meant; null for the default one, or else the first.
    /// </summary>
    public string? Database { get; init; }

    /// <summary>The file of accepted findings; null for the one that rulesharness.json names.</summary>
    public string? Baseline { get; init; }

    /// <summary>
    /// The folders of the source code whose queries are compared with the spec and the index file; empty for those that
    /// rulesharness.json names.
    /// </summary>
    public IReadOnlyList<string> Code { get; init; } = [];

    /// <summary>The readers of languages that RulesHarness.Code does not read itself, such as C#.</summary>
    public IReadOnlyList<ICodeReader> Readers { get; init; } = [];

    /// <summary>
    /// Only the cases whose id matches this pattern, in which <c>*</c> stands for any text; null for all.
    /// </summary>
    public string? Only { get; init; }

    /// <summary>The seed of the fixtures.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether a warning makes the check fail.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// The least coverage of the rules, of their conditions and of the spec, in percent; null for the minimums of
    /// rulesharness.json.
    /// </summary>
    public int? MinCoverage { get; init; }

    /// <summary>The engine that decides the cases. It is an error if a named engine is not available.</summary>
    public EngineChoice Engine { get; init; }

    /// <summary>The options for finding and starting the emulator.</summary>
    public EmulatorOptions Emulator { get; init; } = new();

    /// <summary>Whether a finding makes the check fail.</summary>
    public bool IsFailure(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return diagnostic.Severity == Severity.Error || Strict && diagnostic.Severity == Severity.Warning;
    }
}
