using RulesHarness.Checking;
using RulesHarness.Emulator;

namespace RulesHarness.Changes;

/// <summary>The changes that make a comparison fail.</summary>
public enum FailOn
{
    /// <summary>A widening without an approval, and a query that loses its index.</summary>
    Widened,

    /// <summary>Any change without an approval, and a query that loses its index.</summary>
    Any,

    /// <summary>No change.</summary>
    None,
}

/// <summary>
/// The options of a comparison. A source is the path of a file, <c>git:REF</c> for the project's own file at a commit,
/// or <c>git:REF:PATH</c>.
/// </summary>
public sealed record DiffOptions
{
    /// <summary>The folder of the project.</summary>
    public string Project { get; init; } = ".";

    /// <summary>The source of the old rules.</summary>
    public string Base { get; init; } = "git:HEAD";

    /// <summary>The source of the new rules; null for the project's rules as they are on disk.</summary>
    public string? Head { get; init; }

    /// <summary>
    /// The source of the old index file; null for the project's at the commit of <see cref="Base"/>, or none.
    /// </summary>
    public string? BaseIndexes { get; init; }

    /// <summary>
    /// The source of the new index file; null for the project's at the commit of <see cref="Head"/>, or on disk.
    /// </summary>
    public string? HeadIndexes { get; init; }

    /// <summary>The spec's files; empty for <c>spec/*.md</c>, which need not exist.</summary>
    public IReadOnlyList<string> Specs { get; init; } = [];

    /// <summary>The database of firebase.json whose rules and indexes are meant; null for the default one.</summary>
    public string? Database { get; init; }

    /// <summary>The file of accepted widenings; null for <c>rules-approvals.json</c>, which need not exist.</summary>
    public string? Approvals { get; init; }

    /// <summary>The file that gets an entry for each new widening; null for none.</summary>
    public string? WriteApprovals { get; init; }

    /// <summary>The changes that make the comparison fail.</summary>
    public FailOn FailOn { get; init; }

    /// <summary>
    /// The engine that confirms each change. The embedded engine finds them; with any other choice but the default, the
    /// emulator decides each request as well.
    /// </summary>
    public EngineChoice Engine { get; init; }

    /// <summary>The emulator to use, where one is asked for.</summary>
    public EmulatorOptions Emulator { get; init; } = new();

    /// <summary>
    /// A recording of hand-written tests, whose requests <see cref="RecordedDiff"/> compares: the path, absolute or
    /// relative to the working directory.
    /// </summary>
    public string? Recorded { get; init; }

    /// <summary>The seed of the documents that requests begin with, where there is a spec.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// The time of requests for which no other is needed: always the same, so that the same files give the same report.
    /// </summary>
    public DateTimeOffset Time { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
