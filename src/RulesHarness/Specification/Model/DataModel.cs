namespace RulesHarness.Specification.Model;

/// <summary>What stands between the two <c>---</c> lines at the head of a spec.</summary>
public sealed record FrontMatter(string Id, string Title, string Status);

/// <summary>A product's data model: what a spec says, in one typed value.</summary>
public sealed record DataModel
{
    /// <summary>The spec's front matter; null when it has none.</summary>
    public FrontMatter? FrontMatter { get; init; }

    /// <summary>The collections, in the inventory's order.</summary>
    public IReadOnlyList<Collection> Collections { get; init; } = [];

    /// <summary>The foreign keys.</summary>
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];

    /// <summary>The queries that the product runs.</summary>
    public IReadOnlyList<AccessPattern> AccessPatterns { get; init; } = [];

    /// <summary>The roles that sentences may name.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>One policy for each collection of the inventory, in its order, and then one for each collection group spoken of.</summary>
    public IReadOnlyList<Policy> Policies { get; init; } = [];

    /// <summary>The composite indexes that the spec declares.</summary>
    public IReadOnlyList<IndexDeclaration> Indexes { get; init; } = [];

    /// <summary>The Data Migration section as it is written.</summary>
    public string Migration { get; init; } = "";

    /// <summary>The collection with exactly that path, or null.</summary>
    public Collection? Collection(string path) => Collections.FirstOrDefault(collection => collection.Path.Text == path);

    /// <summary>The collections that a path means: itself, or all members of a collection group.</summary>
    public IReadOnlyList<Collection> Members(CollectionPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return [.. Collections.Where(collection => path.IsGroup ? collection.Path.Id == path.Id : collection.Path == path)];
    }

    /// <summary>The policy of exactly that path, or null.</summary>
    public Policy? Policy(CollectionPath path) => Policies.FirstOrDefault(policy => policy.Collection == path);
}
