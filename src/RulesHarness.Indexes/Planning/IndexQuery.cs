using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Planning;

/// <summary>
/// The part of a query that determines which indexes serve it. <c>Collection</c> is the id of a collection, or of a
/// collection group. Values make no difference: cursors, limits and projections are ignored, and a limit to the last
/// documents is the query with its sort reversed.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/query-data/index-overview"/>
public sealed record IndexQuery(string Collection, bool IsGroup)
{
    /// <summary>
    /// The filter: comparisons of a field with a value, joined by and and or; null when there is none.
    /// </summary>
    public Condition? Filter { get; init; }

    /// <summary>The explicit sort.</summary>
    public IReadOnlyList<SortField> Sort { get; init; } = [];

    /// <summary>The fields that are summed or averaged; a count adds none.</summary>
    public IReadOnlyList<string> Aggregated { get; init; } = [];

    /// <summary>The field of a vector search, and the length of its vectors; null when the query is none.</summary>
    public IndexField? Nearest { get; init; }
}
