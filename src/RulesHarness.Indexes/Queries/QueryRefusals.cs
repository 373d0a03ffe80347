using RulesHarness.Indexes.Planning;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Firestore's reasons for rejecting queries, or null for a query that it accepts. <c>OfJson</c> gets the JSON of the
/// REST API and whether it is an aggregation; <c>OfQuery</c> gets a query with its limit.
/// </summary>
public sealed record QueryRefusals(Func<string, bool, string?> OfJson, Func<IndexQuery, int?, string?> OfQuery)
{
    /// <summary>Every query is accepted.</summary>
    public static QueryRefusals None { get; } = new((_, _) => null, (_, _) => null);
}
