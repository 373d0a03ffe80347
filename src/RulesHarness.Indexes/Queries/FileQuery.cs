using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>A query of a file, and the line that it stands in.</summary>
public sealed record FileQuery(int Line, string Text, IndexQuery Query)
{
    /// <summary>
    /// The query in a short notation: <c>posts where authorId == "ann" order by at desc limit 20</c>.
    /// </summary>
    public string Notation { get; init; } = "";

    /// <summary>The name that the file gives the query; null if there is none.</summary>
    public string? Label { get; init; }

    /// <summary>The place that the file gives as the query's origin; null if there is none.</summary>
    public Place? Origin { get; init; }

    /// <summary>The limit; null if there is none, or if it is not a number.</summary>
    public int? Limit { get; init; }

    /// <summary>Firestore's reason for rejecting the query; null if it is accepted.</summary>
    public string? Refusal { get; init; }
}
