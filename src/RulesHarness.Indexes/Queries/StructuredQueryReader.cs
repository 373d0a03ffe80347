using System.Globalization;
using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>
/// Reads a query as clients send it to Firestore's REST API: a <c>StructuredQuery</c>, or what wraps one
/// (<c>structuredQuery</c>, <c>structuredAggregationQuery</c>).
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rest/v1/StructuredQuery"/>
internal static class StructuredQueryReader
{
    /// <summary>
    /// Reads one line; <paramref name="refusal"/> gives Firestore's reason for rejecting a query, from its JSON and
    /// whether that is an aggregation's.
    /// </summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    /// <exception cref="UnreadableQueryException">The line is not a query.</exception>
    public static FileQuery Read(string line, Func<string, bool, string?> refusal)
    {
        var utf8 = Encoding.UTF8.GetBytes(line);
        var json = JsonTree.Read(utf8);
        var aggregation = json["structuredAggregationQuery"];
        var message = aggregation ?? json["structuredQuery"] ?? json;
        var query = aggregation?["structuredQuery"] ?? message;
        var reason = refusal(Encoding.UTF8.GetString(utf8[message.Start..message.End]), aggregation is not null);
        try
        {
            var read = aggregation is null ? Query(message) : Aggregation(aggregation);
            var computed = aggregation is null ? [] : Items(aggregation, "aggregations").Select(Computed);
            return new FileQuery(1, line.Trim(), read)
            {
                Notation = QueryNotation.Of(read, Number(query["limit"]), Number(query["offset"]), computed),
                Refusal = reason,
            };
        }
        catch (UnreadableJsonException) when (reason is not null)
        {
            // What Firestore rejects needn't have a form that can be planned.
            return new FileQuery(1, line.Trim(), new IndexQuery("", false))
            {
                Notation = QueryNotation.Shortened(line.Trim()),
                Refusal = reason,
            };
        }
        catch (UnreadableJsonException unreadable)
        {
            var column = Encoding.UTF8.GetCharCount(utf8, 0, unreadable.Start) + 1;
            throw new UnreadableQueryException(unreadable.Message, column);
        }
    }

    private static IndexQuery Aggregation(JsonValue aggregation)
    {
        var query = Query(Member(aggregation, "structuredQuery", JsonValueKind.Object));
        return query with { Aggregated = [.. Items(aggregation, "aggregations").Select(Aggregated).OfType<string>()] };
    }

    private static string? Number(JsonValue? value) =>
        value is { Kind: JsonValueKind.Number or JsonValueKind.String } number ? number.Text : null;

    private static IndexQuery Query(JsonValue json)
    {
        if (Member(json, "from", JsonValueKind.Array).Items is not [var from])
        {
            throw new UnreadableJsonException("`from` must name exactly one collection", json["from"]!);
        }
        return new IndexQuery(
            Member(from, "collectionId", JsonValueKind.String).Text,
            from["allDescendants"]?.Kind == JsonValueKind.True
        )
        {
            Filter = json["where"] is { } filter ? Filter(filter) : null,
            Sort =
            [
                .. Items(json, "orderBy")
                    .Select(sort => new SortField(Path(sort), sort["direction"]?.Text == "DESCENDING")),
            ],
            Nearest = json["findNearest"] is { } nearest
                ? new IndexField(FieldPath(Member(nearest, "vectorField", JsonValueKind.Object)), IndexMode.Vector)
                {
                    Dimension = Dimension(nearest),
                }
                : null,
        };
    }

    private static Condition Filter(JsonValue filter)
    {
        if (filter["compositeFilter"] is { } composite)
        {
            Condition[] parts = [.. Items(composite, "filters").Select(Filter)];
            var op = Member(composite, "op", JsonValueKind.String);
            return op.Text switch
            {
                "AND" => new AndCondition(parts),
                "OR" => new OrCondition(parts),
                _ => throw new UnreadableJsonException("`op` is `AND` or `OR`", op),
            };
        }

        if (filter["fieldFilter"] is { } field)
        {
            return new Comparison(
                new FieldOperand(Path(field)),
                Operator(Member(field, "op", JsonValueKind.String)),
                QueryValues.Of(field["value"])
            );
        }
        if (filter["unaryFilter"] is { } unary)
        {
            return Unary(unary);
        }
        throw new UnreadableJsonException(
            "a filter must be a `fieldFilter`, a `unaryFilter` or a `compositeFilter`",
            filter
        );
    }

    private static Comparator Operator(JsonValue op) =>
        op.Text switch
        {
            "EQUAL" => Comparator.Equal,
            "NOT_EQUAL" => Comparator.NotEqual,
            "LESS_THAN" => Comparator.Less,
            "LESS_THAN_OR_EQUAL" => Comparator.LessOrEqual,
            "GREATER_THAN" => Comparator.Greater,
            "GREATER_THAN_OR_EQUAL" => Comparator.GreaterOrEqual,
            "IN" => Comparator.In,
            "NOT_IN" => Comparator.NotIn,
            "ARRAY_CONTAINS" => Comparator.Has,
            "ARRAY_CONTAINS_ANY" => Comparator.HasAny,
            _ => throw new UnreadableJsonException($"`{op.Text}` is not an operator of a field filter", op),
        };

    private static Comparison Unary(JsonValue unary)
    {
        var op = Member(unary, "op", JsonValueKind.String);
        var comparator = op.Text switch
        {
            "IS_NULL" or "IS_NAN" => Comparator.Equal,
            "IS_NOT_NULL" or "IS_NOT_NAN" => Comparator.NotEqual,
            _ => throw new UnreadableJsonException($"`{op.Text}` is not an operator of a unary filter", op),
        };
        var isNaN = op.Text.EndsWith("NAN", StringComparison.Ordinal);
        return new Comparison(new FieldOperand(Path(unary)), comparator, new LiteralOperand(isNaN ? double.NaN : null));
    }

    private static string? Aggregated(JsonValue aggregation) =>
        (aggregation["sum"] ?? aggregation["avg"]) is { } over ? Path(over) : null;

    private static string Computed(JsonValue aggregation)
    {
        if (aggregation["sum"] is { } sum)
        {
            return $"sum({Path(sum)})";
        }
        return aggregation["avg"] is { } average ? $"average({Path(average)})" : "count()";
    }

    private static int? Dimension(JsonValue nearest)
    {
        // Vectors travel as maps: { "fields": { "value": { "arrayValue": { "values": [...] } } } }.
        var values = nearest["queryVector"]?["mapValue"]?["fields"]?["value"]?["arrayValue"]?["values"];
        return values?.Items.Count;
    }

    private static string Path(JsonValue holder) => FieldPath(Member(holder, "field", JsonValueKind.Object));

    /// <summary>Gets a path as index files write it: with back-ticks only where they are needed.</summary>
    private static string FieldPath(JsonValue field)
    {
        var path = Member(field, "fieldPath", JsonValueKind.String);
        try
        {
            return Firestore.Values.FieldPath.Parse(path.Text).ToString();
        }
        catch (ArgumentException)
        {
            throw new UnreadableJsonException($"`{path.Text}` is not a field path", path);
        }
    }

    private static IReadOnlyList<JsonValue> Items(JsonValue holder, string name) =>
        holder[name] is null ? [] : Member(holder, name, JsonValueKind.Array).Items;

    private static JsonValue Member(JsonValue holder, string name, JsonValueKind kind) =>
        holder[name] is { } value && value.Kind == kind
            ? value
            : throw new UnreadableJsonException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"`{name}` is {(holder[name] is null ? "missing" : "not of the expected type")}"
                ),
                holder[name] ?? holder
            );

    private sealed class UnreadableJsonException(string message, JsonValue at) : Exception(message)
    {
        public int Start => at.Start;
    }
}
