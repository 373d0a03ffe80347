namespace RulesHarness.Access;

/// <summary>The options of an exploration of rules.</summary>
public sealed record ExploreOptions
{
    /// <summary>The folder of the project.</summary>
    public string Project { get; init; } = ".";

    /// <summary>The rules file; null for the project's.</summary>
    public string? Rules { get; init; }

    /// <summary>The database of firebase.json whose rules are meant; null for the default one.</summary>
    public string? Database { get; init; }

    /// <summary>
    /// The time of requests for which no other is needed: always the same, so that the same file gives the same report.
    /// </summary>
    public DateTimeOffset Time { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
