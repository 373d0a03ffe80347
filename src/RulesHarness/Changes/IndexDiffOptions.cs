using RulesHarness.Checking;

namespace RulesHarness.Changes;

/// <summary>The files that are compared, and how they are deployed.</summary>
public sealed record IndexDiffOptions
{
    /// <summary>The indexes of the database: a path, <c>git:REF</c> or <c>git:REF:PATH</c>.</summary>
    public required string Base { get; init; }

    /// <summary>The text of <see cref="Base"/> if it has been read already, from standard input.</summary>
    public string? BaseText { get; init; }

    /// <summary>The indexes to deploy; null for the project's index file.</summary>
    public string? Head { get; init; }

    /// <summary>The project, whose access patterns are the queries, unless there are others.</summary>
    public CheckOptions Project { get; init; } = new();

    /// <summary>The queries of files; null for the spec's.</summary>
    public IndexDemands? Demands { get; init; }

    /// <summary>Returns true for a deploy that deletes too.</summary>
    public bool IsForced { get; init; }
}
