using System.Globalization;
using RulesHarness.Code.Model;
using RulesHarness.Protocol;
using RulesHarness.Specification.Model;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Aggregation = RulesHarness.Protocol.StructuredAggregationQuery.Types.Aggregation;
using Comparison = RulesHarness.Specification.Model.Comparison;
using WireOperator = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;

namespace RulesHarness.Code.Tests.RandomPrograms;

/// <summary>One text for a query as it is sent, and as it was read from code.</summary>
internal static class SentQuery
{
    public static string Of(string parent, StructuredQuery query, IEnumerable<Aggregation> aggregations)
    {
        var from = query.From[0];
        var parts = new List<string>
        {
            from.AllDescendants ? $"**/{from.CollectionId}" : Path($"{parent}/{from.CollectionId}"),
            $"where {string.Join(" & ", Flat(query.Where))}",
            $"order {string.Join(", ", query.OrderBy.Select(order => $"{order.Field.FieldPath} {order.Direction == Direction.Descending}"))}",
            $"limit {query.Limit}",
            $"offset {(query.Offset == 0 ? "" : query.Offset)}",
            $"start {(query.StartAt is null ? "" : query.StartAt.Before)}",
            $"end {(query.EndAt is null ? "" : query.EndAt.Before)}",
            $"select {string.Join(", ", query.Select?.Fields.Select(field => field.FieldPath) ?? [])}",
            $"compute {string.Join(", ", aggregations.Select(each => each.Sum is { } sum ? sum.Field.FieldPath : "count"))}",
        };
        return Joined(parts);
    }

    public static string Of(QueryShape shape)
    {
        var query = shape.ToIndexQuery();
        var (start, end) = (Before(shape.Start, "start at"), Before(shape.End, "end before"));
        if (shape.IsLimitToLast)
        {
            (start, end) = (Flipped(end), Flipped(start));
        }
        var parts = new List<string>
        {
            shape.IsGroup ? $"**/{shape.Path}" : shape.Path,
            $"where {string.Join(" & ", shape.Filters.SelectMany(Flat))}",
            $"order {string.Join(", ", query.Sort.Select(sort => $"{sort.Field} {sort.Descending}"))}",
            $"limit {shape.Limit}",
            $"offset {(shape.Offset == "0" ? "" : shape.Offset)}",
            $"start {start}",
            $"end {end}",
            $"select {string.Join(", ", shape.Selected ?? [])}",
            $"compute {string.Join(", ", shape.Aggregations.Select(each => each.Field ?? "count"))}",
        };
        return Joined(parts);
    }

    /// <summary>The one value that is not known is null, or a text.</summary>
    private static string Joined(IEnumerable<string> parts) =>
        string.Join(" | ", parts).Replace("Rooms == null", "Rooms == ?", StringComparison.Ordinal);

    private static bool? Before(string? cursor, string before) => cursor is null ? null : cursor == before;

    private static bool? Flipped(bool? before) => !before;

    private static string Path(string name) => name[(name.IndexOf("/documents/", StringComparison.Ordinal) + 11)..];

    private static IEnumerable<string> Flat(StructuredQuery.Types.Filter? filter)
    {
        if (filter?.CompositeFilter is { } composite)
        {
            var inner = composite.Filters.SelectMany(Flat);
            return composite.Op == CompositeFilter.Types.Operator.And ? inner : [$"({string.Join(" or ", inner)})"];
        }
        return filter switch
        {
            { FieldFilter: { } field } => [$"{field.Field.FieldPath} {Sign(field.Op)} {Text(field.Value)}"],
            { UnaryFilter: { } unary } =>
            [
                $"{unary.Field.FieldPath} {(unary.Op == UnaryFilter.Types.Operator.IsNull ? "==" : "!=")} null",
            ],
            _ => [],
        };
    }

    private static string Sign(WireOperator op) =>
        op switch
        {
            WireOperator.Equal => "==",
            WireOperator.NotEqual => "!=",
            WireOperator.LessThan => "<",
            WireOperator.GreaterThan => ">",
            WireOperator.In => "in",
            WireOperator.ArrayContains => "has",
            _ => op.ToString(),
        };

    private static string Text(Value value) =>
        value.ValueTypeCase switch
        {
            Value.ValueTypeOneofCase.StringValue => value.StringValue == QueryRecorder.Any ? "?" : value.StringValue,
            Value.ValueTypeOneofCase.IntegerValue => value.IntegerValue.ToString(CultureInfo.InvariantCulture),
            Value.ValueTypeOneofCase.BooleanValue => value.BooleanValue ? "true" : "false",
            Value.ValueTypeOneofCase.ArrayValue => $"[{string.Join(", ", value.ArrayValue.Values.Select(Text))}]",
            _ => value.ToString(),
        };

    private static IEnumerable<string> Flat(Condition condition) =>
        condition switch
        {
            AndCondition all => all.Parts.SelectMany(Flat),
            OrCondition any => [$"({string.Join(" or ", any.Parts.SelectMany(Flat))})"],
            Comparison comparison =>
            [
                $"{comparison.Left} {comparison.Comparator.Symbol()} {comparison.Right}".Replace(
                    "\"",
                    "",
                    StringComparison.Ordinal
                ),
            ],
            _ => [],
        };
}
