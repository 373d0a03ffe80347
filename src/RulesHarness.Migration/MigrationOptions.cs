using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration;

/// <summary>The progress of a migration: rows read, and the part of all bytes that was read, from 0 to 1.</summary>
public readonly record struct MigrationProgress(long Rows, double Part);

/// <summary>The options of a migration.</summary>
public sealed record MigrationOptions
{
    /// <summary>The folder of the project, below which the sources are.</summary>
    public string Root { get; init; } = ".";

    /// <summary>The time that steps name as the time of the import.</summary>
    public required Timestamp ImportTime { get; init; }

    /// <summary>Receives each document without a fault, in the order of the rows; null to check alone.</summary>
    public Action<MigratedDocument>? Document { get; init; }

    /// <summary>Receives a JSON object on a line for each rejected row; null to count them alone.</summary>
    public Stream? Rejected { get; init; }

    /// <summary>Is called from time to time.</summary>
    public Action<MigrationProgress>? Progress { get; init; }
}
