using RulesHarness.Indexes.Files;

namespace RulesHarness.Indexes.Deploying;

/// <summary>A composite index of a database. <c>Name</c> is its resource name; null if it is not known.</summary>
public sealed record DeployedIndex(IndexEntry Entry, IndexState State, string? Name)
{
    /// <summary>The index's id in its collection group, such as <c>CICAgJim14AK</c>; null if it is not known.</summary>
    public string? Id => Name?.Split('/')[^1];
}
