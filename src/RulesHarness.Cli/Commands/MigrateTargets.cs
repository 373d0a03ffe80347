using RulesHarness.Firestore.Values;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// The places that documents and rejected rows go to, and what the run depends on beside the project.
/// </summary>
internal sealed record MigrateTargets(
    string? File,
    bool IsIntoEmulator,
    string ProjectId,
    string? Rejected,
    Timestamp Time,
    int Sample
);
