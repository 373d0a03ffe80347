namespace RulesHarness.Checking;

/// <summary>
/// The queries that a product sends, from files. Without <c>IsComplete</c> the product may send others too.
/// </summary>
public sealed record IndexDemands(IReadOnlyList<DemandFile> Queries, bool IsComplete = false)
{
    /// <summary>Texts with the messages of queries that failed, or with their links.</summary>
    public IReadOnlyList<DemandFile> Failures { get; init; } = [];

    /// <summary>The emulator's reports of the indexes that the queries of a session would use.</summary>
    public IReadOnlyList<DemandFile> Usage { get; init; } = [];
}

/// <summary>A file of queries: the name that messages show, and the text.</summary>
public sealed record DemandFile(string Name, string Text);
