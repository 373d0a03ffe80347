using System.Globalization;
using System.Text.Json;
using System.Text;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Planning;
using RulesHarness.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Queries;

/// <summary>A query of a file, and the line that it stands in.</summary>
public sealed record FileQuery(int Line, string Text, IndexQuery Query);

/// <summary>
/// Reads queries as clients send them to Firestore's REST API: one JSON object a line, a <c>StructuredQuery</c>, or what wraps one (<c>structuredQuery</c>,
/// <c>structuredAggregationQuery</c>). Empty lines are passed over.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rest/v1/StructuredQuery"/>
public static class StructuredQueryReader
{
    /// <summary>The queries that can be read, and a finding for each line that can't.</summary>
    public static (IReadOnlyList<FileQuery> Queries, IReadOnlyList<Diagnostic> Diagnostics) Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (queries, found) = (new List<FileQuery>(), new List<Diagnostic>());
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                queries.Add(new FileQuery(number, line.Trim(), Query(JsonTree.Read(Encoding.UTF8.GetBytes(line)))));
            }
            catch (JsonException unreadable)
            {
                found.Add(IndexFindings.NoQuery.At(file, number, (int)(unreadable.BytePositionInLine ?? 0) + 1, "it is not JSON"));
            }
            catch (UnreadableQueryException unreadable)
            {
                found.Add(IndexFindings.NoQuery.At(file, number, Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(line), 0, unreadable.Start) + 1, unreadable.Message));
            }
        }

        return (queries, found);
    }

    private static IndexQuery Query(JsonValue json)
    {
        if (json["structuredAggregationQuery"] is { } aggregation)
            return Query(Member(aggregation, "structuredQuery", JsonValueKind.Object)) with { Aggregated = [.. Items(aggregation, "aggregations").Select(Aggregated).OfType<string>()] };
        if (json["structuredQuery"] is { } wrapped)
            return Query(wrapped);
        if (Member(json, "from", JsonValueKind.Array).Items is not [var from])
            throw new UnreadableQueryException("`from` names one collection", json["from"]!);
        return new IndexQuery(Member(from, "collectionId", JsonValueKind.String).Text, from["allDescendants"]?.Kind == JsonValueKind.True)
        {
            Filter = json["where"] is { } filter ? Filter(filter) : null,
            Sort = [.. Items(json, "orderBy").Select(sort => new SortField(Path(sort), sort["direction"]?.Text == "DESCENDING"))],
            Nearest = json["findNearest"] is { } nearest ? new IndexField(FieldPath(Member(nearest, "vectorField", JsonValueKind.Object)), IndexMode.Vector) { Dimension = Dimension(nearest) } : null,
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
                _ => throw new UnreadableQueryException("`op` is `AND` or `OR`", op),
            };
        }

        if (filter["fieldFilter"] is { } field)
            return new Comparison(new FieldOperand(Path(field)), Operator(Member(field, "op", JsonValueKind.String)), Value);
        if (filter["unaryFilter"] is { } unary)
            return new Comparison(new FieldOperand(Path(unary)), Unary(Member(unary, "op", JsonValueKind.String)), Value);
        throw new UnreadableQueryException("a filter is a `fieldFilter`, a `unaryFilter` or a `compositeFilter`", filter);
    }

    /// <summary>Which value is compared with makes no difference to an index.</summary>
    private static LiteralOperand Value { get; } = new(null);

    private static Comparator Operator(JsonValue op) => op.Text switch
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
        _ => throw new UnreadableQueryException($"`{op.Text}` is no operator of a field filter", op),
    };

    private static Comparator Unary(JsonValue op) => op.Text switch
    {
        "IS_NULL" or "IS_NAN" => Comparator.Equal,
        "IS_NOT_NULL" or "IS_NOT_NAN" => Comparator.NotEqual,
        _ => throw new UnreadableQueryException($"`{op.Text}` is no operator of a unary filter", op),
    };

    private static string? Aggregated(JsonValue aggregation) => (aggregation["sum"] ?? aggregation["avg"]) is { } over ? Path(over) : null;

    private static int? Dimension(JsonValue nearest)
    {
        // Vectors travel as maps: { "fields": { "value": { "arrayValue": { "values": [...] } } } }.
        var values = nearest["queryVector"]?["mapValue"]?["fields"]?["value"]?["arrayValue"]?["values"];
        return values?.Items.Count;
    }

    private static string Path(JsonValue holder) => FieldPath(Member(holder, "field", JsonValueKind.Object));

    private static string FieldPath(JsonValue field) => Member(field, "fieldPath", JsonValueKind.String).Text;

    private static IReadOnlyList<JsonValue> Items(JsonValue holder, string name) =>
        holder[name] is null ? [] : Member(holder, name, JsonValueKind.Array).Items;

    private static JsonValue Member(JsonValue holder, string name, JsonValueKind kind) =>
        holder[name] is { } value && value.Kind == kind ? value
            : throw new UnreadableQueryException(string.Create(CultureInfo.InvariantCulture, $"`{name}` is {(holder[name] is null ? "missing" : "not what it has to be")}"), holder[name] ?? holder);

    private sealed class UnreadableQueryException(string message, JsonValue at) : Exception(message)
    {
        public int Start => at.Start;
    }
}
