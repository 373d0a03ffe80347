using Google.Protobuf.Collections;
using RulesHarness.Cases;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Explaining;

/// <summary>
/// A query of the wire as the spec writes queries: <c>posts where status == "draft" order by createdAt desc limit
/// 10</c>.
/// </summary>
internal static class QueryText
{
    public static string Of(string parent, StructuredQuery query)
    {
        var from = query.From.Count > 0 ? query.From[0] : new CollectionSelector { AllDescendants = true };
        var prefix = parent.Length == 0 ? "" : parent + "/";
        return (from.AllDescendants ? $"{prefix}**/{from.CollectionId}" : prefix + from.CollectionId)
            + (
                query.Where is { FilterTypeCase: not Filter.FilterTypeOneofCase.None } filter
                    ? $" where {Of(filter)}"
                    : ""
            )
            + Orders(query.OrderBy)
            + (query.Limit is { } limit ? $" limit {limit}" : "")
            + (query.Offset > 0 ? $" offset {query.Offset}" : "");
    }

    private static string Orders(RepeatedField<Order> orders) =>
        orders.Count == 0
            ? ""
            : $" order by {string.Join(", ", orders.Select(order => order.Field.FieldPath + (order.Direction == Direction.Descending ? " desc" : "")))}";

    private static string Of(Filter filter) =>
        filter.FilterTypeCase switch
        {
            Filter.FilterTypeOneofCase.CompositeFilter => string.Join(
                filter.CompositeFilter.Op == CompositeFilter.Types.Operator.Or ? " or " : " and ",
                filter.CompositeFilter.Filters.Select(part =>
                    part.FilterTypeCase == Filter.FilterTypeOneofCase.CompositeFilter ? $"({Of(part)})" : Of(part)
                )
            ),
            Filter.FilterTypeOneofCase.UnaryFilter => filter.UnaryFilter.Field.FieldPath
                + filter.UnaryFilter.Op switch
                {
                    Unary.IsNull => " == null",
                    Unary.IsNotNull => " != null",
                    Unary.IsNan => " == NaN",
                    _ => " != NaN",
                },
            _ => $"{filter.FieldFilter.Field.FieldPath} {Sign(filter.FieldFilter.Op)} "
                + $"{RequestText.Value(ProtoValueConverter.Value(filter.FieldFilter.Value))}",
        };

    private static string Sign(Comparison comparison) =>
        comparison switch
        {
            Comparison.Equal => "==",
            Comparison.NotEqual => "!=",
            Comparison.LessThan => "<",
            Comparison.LessThanOrEqual => "<=",
            Comparison.GreaterThan => ">",
            Comparison.GreaterThanOrEqual => ">=",
            Comparison.In => "in",
            Comparison.NotIn => "not-in",
            Comparison.ArrayContains => "array-contains",
            Comparison.ArrayContainsAny => "array-contains-any",
            _ => comparison.ToString(),
        };
}
