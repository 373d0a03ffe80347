using Google.Protobuf;
using Grpc.Core;
using RulesHarness.Embedded.Queries;
using RulesHarness.Embedded.Wire;
using RulesHarness.Embedded.Writes;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Authorization;

/// <summary>The requests that Firestore rejects, whatever the rules are: they are neither allowed nor denied.</summary>
internal static class MessageCheck
{
    /// <summary>The reason why a request is rejected before rules decide; null if it is not.</summary>
    public static Status? BeforeRules(IMessage request) =>
        request switch
        {
            GetDocumentRequest get => FailureOf(NameParser.Document(get.Name)),
            ListDocumentsRequest list => FailureOf(NameParser.Parent(list.Parent)) ?? OfListing(list),
            RunQueryRequest query => FailureOf(NameParser.Parent(query.Parent)) ?? OfQuery(query.StructuredQuery),
            RunAggregationQueryRequest aggregation => FailureOf(NameParser.Parent(aggregation.Parent))
                ?? OfQuery(aggregation.StructuredAggregationQuery?.StructuredQuery),
            CommitRequest commit => OfCommit(commit),
            ListenRequest { AddTarget.Query: { } target } => FailureOf(NameParser.Parent(target.Parent))
                ?? OfQuery(target.StructuredQuery),
            _ => null,
        };

    /// <summary>The reason why a request that rules allow is rejected; null if it is not.</summary>
    public static Status? AfterRules(IMessage request) =>
        request switch
        {
            RunQueryRequest { StructuredQuery: { } query } => QueryCheck.Of(query),
            RunAggregationQueryRequest { StructuredAggregationQuery.StructuredQuery: { } query } => QueryCheck.Of(
                query
            ),
            _ => null,
        };

    private static Status? OfQuery(StructuredQuery? query) => query is null ? null : QueryCheck.BeforeRules(query);

    private static Status? OfListing(ListDocumentsRequest list) =>
        ListedDocuments.Orders(list.OrderBy) is null
            ? Failures.BadOrder(list.OrderBy)
            : QueryCheck.BeforeRules(ListedDocuments.Query(list));

    private static Status? OfCommit(CommitRequest commit)
    {
        var root = $"{commit.Database}/documents";
        foreach (var write in commit.Writes)
        {
            if (WriteCheck.Of(write, root) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Status? FailureOf(CallResult<ResourceName> name) => name.IsOk ? null : name.Failure.Status;
}
