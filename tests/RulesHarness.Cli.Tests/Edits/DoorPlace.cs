namespace RulesHarness.Cli.Tests.Edits;

/// <summary>
/// What a condition can read where a back door stands: the ids in the path, the document (<c>resource.data</c> or
/// <c>request.resource.data</c>) and its fields.
/// </summary>
internal sealed record DoorPlace(
    IReadOnlyList<string> Ids,
    string Document,
    IReadOnlyList<string> Fields,
    bool HasBothDocuments,
    bool IsListed
);
