using Grpc.Core;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>A computation over the documents of a query.</summary>
public sealed class AggregateQuery
{
    private readonly IReadOnlyList<AggregateField> _fields;

    internal AggregateQuery(Query query, IReadOnlyList<AggregateField> fields) =>
        (Query, _fields) = (query, [.. fields.Distinct()]);

    /// <summary>The query whose documents count.</summary>
    public Query Query { get; }

    /// <summary>Computes.</summary>
    public Task<AggregateQuerySnapshot> GetSnapshotAsync(CancellationToken cancellationToken = default) =>
        CallRecording.Of(() => ComputeAsync(cancellationToken));

    private async Task<AggregateQuerySnapshot> ComputeAsync(CancellationToken cancellationToken)
    {
        var aggregation = new StructuredAggregationQuery
        {
            StructuredQuery = Query.ToMessage(),
            Aggregations = { _fields.Select((field, at) => field.ToMessage(Alias(at))) },
        };
        var request = new RunAggregationQueryRequest
        {
            Parent = Query.ParentPath,
            StructuredAggregationQuery = aggregation,
        };
        using var call = Query.Database.Rpc.RunAggregationQuery(request, cancellationToken: cancellationToken);
        var values = new Dictionary<AggregateField, object?>();
        var readTime = default(Timestamp);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (response.ReadTime is { } time)
            {
                readTime = time.ToTimestamp();
            }
            if (response.Result is not { } result)
            {
                continue;
            }
            for (var at = 0; at < _fields.Count; at++)
            {
                values[_fields[at]] = ValueDecoder.Plain.Decode(result.AggregateFields[Alias(at)]);
            }
        }

        return new AggregateQuerySnapshot(this, values, readTime);
    }

    private static string Alias(int at) => $"a{at}";
}
