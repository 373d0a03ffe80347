using System.Collections.Immutable;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Comparison = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using RulesComposite = RulesHarness.Language.Evaluation.CompositeFilter;
using RulesField = RulesHarness.Language.Evaluation.FieldFilter;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Embedded.Authorization;

/// <summary>
/// Maps a query on the wire to what rules can see: cursors, projections and implicit orders are hidden from them.
/// </summary>
internal static class RulesQueryMapper
{
    /// <summary>
    /// A query below <paramref name="parent"/>, a document's path or empty; its collection's path, or its group's id.
    /// </summary>
    public static (string Path, RulesQuery Query) Of(string parent, StructuredQuery query)
    {
        var collection = query.From.Count == 0 ? null : query.From[0];
        var id = collection?.CollectionId ?? "";
        // Without an id all collections are meant.
        var isGroup = id.Length == 0 || collection!.AllDescendants;
        return (
            isGroup || parent.Length == 0 ? id : $"{parent}/{id}",
            new RulesQuery
            {
                IsCollectionGroup = isGroup,
                Below = isGroup && parent.Length > 0 ? parent : null,
                Filter = query.Where is { FilterTypeCase: not Filter.FilterTypeOneofCase.None } filter
                    ? FilterOf(filter)
                    : null,
                OrderBy =
                [
                    .. query.OrderBy.Select(order => new QueryOrder(
                        Segments(order.Field),
                        order.Direction == Direction.Descending
                    )),
                ],
                Limit = query.Limit,
                Offset = query.Offset,
            }
        );
    }

    private static QueryFilter FilterOf(Filter filter) =>
        filter.FilterTypeCase switch
        {
            Filter.FilterTypeOneofCase.CompositeFilter => new RulesComposite(
                filter.CompositeFilter.Op == StructuredQuery.Types.CompositeFilter.Types.Operator.Or,
                [.. filter.CompositeFilter.Filters.Select(FilterOf)]
            ),
            Filter.FilterTypeOneofCase.UnaryFilter => UnaryOf(filter.UnaryFilter),
            _ => RulesQuery.FieldFilterOf(
                Segments(filter.FieldFilter.Field),
                Operator(filter.FieldFilter.Op),
                RulesValues.Of(ProtoValueConverter.Value(filter.FieldFilter.Value))
            ),
        };

    private static RulesField UnaryOf(UnaryFilter filter) =>
        new(
            Segments(filter.Field),
            filter.Op is Unary.IsNull or Unary.IsNan ? QueryOperator.Equal : QueryOperator.NotEqual,
            filter.Op is Unary.IsNull or Unary.IsNotNull ? RulesValue.Null : RulesValue.From(double.NaN)
        );

    private static QueryOperator Operator(Comparison comparison) =>
        comparison switch
        {
            Comparison.NotEqual => QueryOperator.NotEqual,
            Comparison.LessThan => QueryOperator.LessThan,
            Comparison.LessThanOrEqual => QueryOperator.LessThanOrEqual,
            Comparison.GreaterThan => QueryOperator.GreaterThan,
            Comparison.GreaterThanOrEqual => QueryOperator.GreaterThanOrEqual,
            Comparison.In => QueryOperator.In,
            Comparison.NotIn => QueryOperator.NotIn,
            Comparison.ArrayContains => QueryOperator.ArrayContains,
            Comparison.ArrayContainsAny => QueryOperator.ArrayContainsAny,
            _ => QueryOperator.Equal,
        };

    private static ImmutableArray<string> Segments(FieldReference field) =>
        [.. FieldPath.Parse(field.FieldPath).Segments];
}
