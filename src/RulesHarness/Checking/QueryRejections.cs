using System.Globalization;
using Google.Protobuf;
using RulesHarness.Embedded.Queries;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Queries;
using RulesHarness.Protocol;
using RulesHarness.Specification.Model;

namespace RulesHarness.Checking;

/// <summary>The reasons, in Firestore's words, for which it rejects queries before it looks for an index.</summary>
internal static class QueryRejections
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>
    /// Gets why a query in the JSON of Firestore's REST API is rejected; null if it is accepted, or can't be read.
    /// </summary>
    public static string? OfJson(string json, bool isAggregation)
    {
        try
        {
            if (isAggregation)
            {
                return Of(Parser.Parse<StructuredAggregationQuery>(json));
            }
            return Of(Parser.Parse<StructuredQuery>(json));
        }
        catch (Exception unreadable) when (unreadable is IOException or OverflowException or FormatException)
        {
            // Whoever reads the query tells where it is malformed.
            return null;
        }
    }

    /// <summary>The same reasons, for queries that a file has in the JSON or in the short notation.</summary>
    public static QueryRefusals OfFile { get; } = new(OfJson, OfQuery);

    /// <summary>
    /// Gets why an access pattern is rejected; null if it is accepted. <paramref name="query"/> is the pattern with the
    /// document's id as its name.
    /// </summary>
    public static string? OfPattern(AccessPattern pattern, IndexQuery query)
    {
        var message = PatternMessage.Of(query, pattern.Limit);
        if (query.IsGroup && PatternMessage.IdsInGroup(query).FirstOrDefault() is { } id)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"in a collection group a document's name is its whole path, and `{id}` is an id"
            );
        }
        return OfMessage(message, query);
    }

    /// <summary>Gets why a query is rejected; null if it is accepted. Ids in it may stand for whole paths.</summary>
    public static string? OfQuery(IndexQuery query, int? limit) => OfMessage(PatternMessage.Of(query, limit), query);

    private static string? OfMessage(StructuredQuery message, IndexQuery query) =>
        query.Aggregated.Count == 0 ? Of(message) : Of(PatternMessage.Sum(message, query.Aggregated));

    private static string? Of(StructuredQuery query) => QueryCheck.Of(query)?.Detail;

    private static string? Of(StructuredAggregationQuery query) =>
        (
            AggregationCheck.Of(query)
            ?? QueryCheck.Of(query.StructuredQuery ?? new())
            ?? AggregationCheck.OfQuery(query)
        )?.Detail;
}
