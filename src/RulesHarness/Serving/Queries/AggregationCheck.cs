using Grpc.Core;
using RulesHarness.Firestore.Protocol;
using static RulesHarness.Firestore.Protocol.StructuredAggregationQuery.Types;

namespace RulesHarness.Serving.Queries;

/// <summary>What Firestore refuses of aggregations.</summary>
internal static class AggregationCheck
{
    private const int Most = 5;

    public static Status? Of(StructuredAggregationQuery query)
    {
        if (query.Aggregations.Count == 0)
            return Failures.Invalid("Aggregations can not be empty.");
        if (query.Aggregations.Count > Most)
            return Failures.Invalid($"The maximum number of aggregations allowed in an aggregation query is {Most}.");
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, aggregation) in query.Aggregations.Index())
        {
            if (aggregation.OperatorCase == Aggregation.OperatorOneofCase.None)
                return Failures.Invalid("Aggregation operator is not set.");
            var path = aggregation.Sum?.Field?.FieldPath ?? aggregation.Avg?.Field?.FieldPath;
            if (aggregation.OperatorCase != Aggregation.OperatorOneofCase.Count && FieldKey.Of(path) is null)
                return FilterCheck.BadPath(path);
            var alias = Aggregations.AliasOf(aggregation, at);
            if (!aliases.Add(alias))
                return Failures.Invalid($"Aggregation aliases contain duplicate alias: {alias}.");
        }

        return null;
    }
}
