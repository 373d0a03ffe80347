using System.Text;
using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredAggregationQuery.Types;

namespace RulesHarness.Embedded.Queries;

/// <summary>The aggregations that Firestore rejects.</summary>
public static class AggregationCheck
{
    private const int Most = 5;
    private const int MaxAliasBytes = 1500;

    /// <summary>Gets the status that Firestore rejects an aggregation query with; null if it is valid.</summary>
    public static Status? Of(StructuredAggregationQuery query)
    {
        if (query.Aggregations.Count == 0)
        {
            return Failures.Invalid("Aggregations can not be empty.");
        }
        if (query.Aggregations.Count > Most)
        {
            return Failures.Invalid($"The maximum number of aggregations allowed in an aggregation query is {Most}.");
        }
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, aggregation) in query.Aggregations.Index())
        {
            if (aggregation.OperatorCase == Aggregation.OperatorOneofCase.None)
            {
                return Failures.Invalid("Operator field in Aggregation is not set.");
            }
            var isCount = aggregation.OperatorCase == Aggregation.OperatorOneofCase.Count;
            if ((isCount ? OfCount(aggregation.Count) : OfField(PathOf(aggregation))) is { } wrong)
            {
                return wrong;
            }
            var alias = Aggregations.AliasOf(aggregation, at);
            if (!aliases.Add(alias))
            {
                return Failures.Invalid($"Aggregation aliases contain duplicate alias: {alias}.");
            }
            if (OfAlias(alias) is { } badAlias)
            {
                return badAlias;
            }
        }

        return null;
    }

    /// <summary>
    /// Gets why fields can't be summed or averaged over a query that is itself accepted; null when they can.
    /// </summary>
    public static Status? OfQuery(StructuredAggregationQuery query) =>
        InequalityCheck.OfAggregated(
            query.StructuredQuery ?? new StructuredQuery(),
            query.Aggregations.Select(PathOf).OfType<string>().Select(path => FieldKey.Of(path)!.Text)
        );

    private static string? PathOf(Aggregation aggregation) =>
        aggregation.Sum?.Field?.FieldPath ?? aggregation.Avg?.Field?.FieldPath;

    private static Status? OfCount(Aggregation.Types.Count count) =>
        count.UpTo < 0
            ? Failures.Invalid("The `up_to` value in a COUNT aggregation must be greater than or equal to zero.")
            : null;

    private static Status? OfField(string? path)
    {
        if (FieldPathCheck.Of(path) is { } wrong)
        {
            return wrong;
        }
        return FieldKey.Of(path)!.IsName
            ? Failures.Invalid("Aggregations are not supported for the property: __key__")
            : null;
    }

    private static Status? OfAlias(string alias)
    {
        if (alias is ['_', '_', .., '_', '_'])
        {
            return Failures.Invalid($"The property.name \"{alias}\" is reserved.");
        }
        return Encoding.UTF8.GetByteCount(alias) > MaxAliasBytes
            ? Failures.Invalid($"The property.name is longer than {MaxAliasBytes} bytes.")
            : null;
    }
}
