using System.Runtime.CompilerServices;
using Google.Protobuf;
using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Engines;

/// <summary>Makes the message that the client sends for a case. Nothing is sent here.</summary>
internal static class CaseMessage
{
    /// <summary>The name of an aggregation's only value.</summary>
    private const string Alias = "value";

    // A case is decided once, and traced after that.
    private static readonly ConditionalWeakTable<AccessCase, IMessage> Made = [];

    private static readonly FirestoreDb NoDatabase = new FirestoreConnection(
        new EmbeddedFirestore(TimeProvider.System).CallInvoker
    ).Database("demo-project", Identity.Admin);

    /// <summary>The message to a database of the project <c>demo-project</c>, which is nowhere.</summary>
    public static IMessage Of(AccessCase accessCase) => Made.GetValue(accessCase, one => Of(one, NoDatabase));

    /// <summary>The message to a database.</summary>
    public static IMessage Of(AccessCase accessCase, FirestoreDb database) =>
        Of(accessCase.Request, accessCase.Together, database);

    /// <summary>The message of a request that is no case's.</summary>
    public static IMessage Of(AccessRequest request) => Of(request, [], NoDatabase);

    /// <summary>The message of a request, and of the other writes of its batch, to a database.</summary>
    public static IMessage Of(AccessRequest request, IEnumerable<AccessRequest> together, FirestoreDb database) =>
        request switch
        {
            GetRequest get => new GetDocumentRequest { Name = database.Document(get.Path).Path },
            QueryRequest query => List(database, query.Query),
            AggregateRequest aggregate => Aggregation(database, aggregate),
            var write => Commit(database, together.Prepend(write)),
        };

    /// <summary>The value of a case's aggregation; null for the average over no number.</summary>
    public static double? ValueOf(AggregationResult result)
    {
        var value = result.AggregateFields[Alias];
        return value.ValueTypeCase switch
        {
            Value.ValueTypeOneofCase.IntegerValue => value.IntegerValue,
            Value.ValueTypeOneofCase.DoubleValue => value.DoubleValue,
            _ => null,
        };
    }

    private static Dictionary<FieldPath, object?> Changes(UpdateRequest update) =>
        update.Changes.ToDictionary(change => FieldPath.Parse(change.Key), change => change.Value);

    private static CommitRequest Commit(FirestoreDb database, IEnumerable<AccessRequest> writes) =>
        new() { Database = database.DatabasePath, Writes = { writes.Select(write => WriteOf(write, database)) } };

    private static Write WriteOf(AccessRequest request, FirestoreDb database) =>
        request switch
        {
            CreateRequest create => Writes.Create(database.Document(create.Path), create.Fields),
            UpdateRequest update => Writes.Update(database.Document(update.Path), Changes(update), precondition: null),
            DeleteRequest delete => Writes.Delete(
                database.Document(delete.Path),
                Firestore.Client.Precondition.MustExist
            ),
            var other => throw new ArgumentOutOfRangeException(nameof(request), other, "not a write"),
        };

    private static RunQueryRequest List(FirestoreDb database, ListQuery query)
    {
        var client = ClientQuery.Of(database, query);
        return new RunQueryRequest { Parent = client.ParentPath, StructuredQuery = client.ToMessage() };
    }

    /// <summary>The field of a query's result that holds distances; null if there is none.</summary>
    public static string? DistanceField(RunQueryRequest request) =>
        request.StructuredQuery.FindNearest?.DistanceResultField is { Length: > 0 } field ? field : null;

    private static RunAggregationQueryRequest Aggregation(FirestoreDb database, AggregateRequest request)
    {
        var client = ClientQuery.Of(database, request.Query);
        return new RunAggregationQueryRequest
        {
            Parent = client.ParentPath,
            StructuredAggregationQuery = new StructuredAggregationQuery
            {
                StructuredQuery = client.ToMessage(),
                Aggregations = { Aggregation(request) },
            },
        };
    }

    private static StructuredAggregationQuery.Types.Aggregation Aggregation(AggregateRequest request)
    {
        var aggregation = new StructuredAggregationQuery.Types.Aggregation { Alias = Alias };
        var field = new StructuredQuery.Types.FieldReference { FieldPath = request.Field ?? "" };
        switch (request.Kind)
        {
            case PatternKind.Sum:
                aggregation.Sum = new() { Field = field };
                break;
            case PatternKind.Average:
                aggregation.Avg = new() { Field = field };
                break;
            default:
                aggregation.Count = new();
                break;
        }

        return aggregation;
    }
}
