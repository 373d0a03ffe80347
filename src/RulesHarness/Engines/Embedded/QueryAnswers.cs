using Grpc.Core;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Queries;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Protocol;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines.Embedded;

/// <summary>Answers the queries of cases on the documents of a session, as clients send them.</summary>
internal sealed class QueryAnswers(EmbeddedStore store, QueryEngine engine)
{
    private const string Alias = "value";

    // Nothing is sent on it: it turns queries into messages.
    private static readonly FirestoreDb Client = new FirestoreConnection(
        new EmbeddedFirestore(TimeProvider.System).CallInvoker
    ).Database(EmbeddedStore.Project, Identity.Admin);

    /// <summary>
    /// Gets the reason why Firestore rejects a request's query before rules decide; null if it does not, or the request
    /// is not a query.
    /// </summary>
    public static string? RefusalBeforeRules(AccessRequest request) =>
        QueryOf(request) is { } query ? Text(QueryCheck.BeforeRules(MessageOf(query))) : null;

    /// <summary>
    /// Gets the reason why Firestore rejects a request's query that rules allow; null if it does not, or the request is
    /// not a query.
    /// </summary>
    public static string? RefusalAfterRules(AccessRequest request) =>
        QueryOf(request) is { } query ? Text(QueryCheck.Of(MessageOf(query))) : null;

    /// <summary>Gets the paths of the documents that a query returns, in its order.</summary>
    public IReadOnlyList<string> Documents(ListQuery query)
    {
        var found = engine.Run(new CompiledQuery(query.ParentPath, MessageOf(query)), store.Tree);
        return [.. found.Select(document => document.Path)];
    }

    /// <summary>Gets a count, a sum or an average; null for the average over no number.</summary>
    public double? Aggregate(AggregateRequest request)
    {
        var query = new StructuredAggregationQuery
        {
            StructuredQuery = MessageOf(request.Query),
            Aggregations = { Aggregation(request) },
        };
        var result = engine.Aggregate(
            query,
            new CompiledQuery(request.Query.ParentPath, query.StructuredQuery),
            store.Tree
        );
        var value = result.AggregateFields[Alias];
        return value.ValueTypeCase switch
        {
            Value.ValueTypeOneofCase.IntegerValue => value.IntegerValue,
            Value.ValueTypeOneofCase.DoubleValue => value.DoubleValue,
            _ => null,
        };
    }

    private static StructuredQuery MessageOf(ListQuery query) => ClientQuery.Of(Client, query).ToMessage();

    private static StructuredAggregationQuery.Types.Aggregation Aggregation(AggregateRequest request)
    {
        var field = new StructuredQuery.Types.FieldReference { FieldPath = request.Field ?? "" };
        return request.Kind switch
        {
            PatternKind.Sum => new()
            {
                Alias = Alias,
                Sum = new() { Field = field },
            },
            PatternKind.Average => new()
            {
                Alias = Alias,
                Avg = new() { Field = field },
            },
            _ => new() { Alias = Alias, Count = new() },
        };
    }

    private static ListQuery? QueryOf(AccessRequest request) =>
        request switch
        {
            QueryRequest list => list.Query,
            AggregateRequest aggregate => aggregate.Query,
            _ => null,
        };

    private static string? Text(Status? refused) =>
        refused is { } status ? $"{status.StatusCode}: {status.Detail}" : null;
}
