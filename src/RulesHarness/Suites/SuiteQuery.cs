using System.Globalization;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Protocol;
using static RulesHarness.Protocol.StructuredQuery.Types;
using Logic = RulesHarness.Protocol.StructuredQuery.Types.CompositeFilter.Types.Operator;
using Sign = RulesHarness.Protocol.StructuredQuery.Types.FieldFilter.Types.Operator;
using Unary = RulesHarness.Protocol.StructuredQuery.Types.UnaryFilter.Types.Operator;

namespace RulesHarness.Suites;

/// <summary>
/// The <c>query</c> of a list, in the form of a <c>StructuredQuery</c> of Firestore's REST API
/// (https://firebase.google.com/docs/firestore/reference/rest/v1/StructuredQuery). A member that can't be told to rules
/// makes the case undecided.
/// </summary>
internal sealed class SuiteQuery(JsonContext context, JsonValue? json)
{
    private static readonly string[] Known = ["where", "orderBy", "offset", "limit", "from"];

    private static readonly Dictionary<string, Sign> Signs = new(StringComparer.Ordinal)
    {
        ["EQUAL"] = Sign.Equal,
        ["NOT_EQUAL"] = Sign.NotEqual,
        ["LESS_THAN"] = Sign.LessThan,
        ["LESS_THAN_OR_EQUAL"] = Sign.LessThanOrEqual,
        ["GREATER_THAN"] = Sign.GreaterThan,
        ["GREATER_THAN_OR_EQUAL"] = Sign.GreaterThanOrEqual,
        ["ARRAY_CONTAINS"] = Sign.ArrayContains,
        ["ARRAY_CONTAINS_ANY"] = Sign.ArrayContainsAny,
        ["IN"] = Sign.In,
        ["NOT_IN"] = Sign.NotIn,
    };

    private static readonly Dictionary<string, Unary> UnarySigns = new(StringComparer.Ordinal)
    {
        ["IS_NULL"] = Unary.IsNull,
        ["IS_NOT_NULL"] = Unary.IsNotNull,
        ["IS_NAN"] = Unary.IsNan,
        ["IS_NOT_NAN"] = Unary.IsNotNan,
    };

    private static readonly Dictionary<string, Logic> Logics = new(StringComparer.Ordinal)
    {
        ["AND"] = Logic.And,
        ["OR"] = Logic.Or,
    };

    private static readonly Dictionary<string, Direction> Directions = new(StringComparer.Ordinal)
    {
        ["ASCENDING"] = Direction.Ascending,
        ["DESCENDING"] = Direction.Descending,
    };

    private readonly SuiteValues _values = new(context);

    /// <summary>The list of a collection.</summary>
    public SuiteCall Call(string database, string path)
    {
        var slash = path.LastIndexOf('/');
        var id = path[(slash + 1)..];
        var parent = slash < 0 ? "" : $"/{path[..slash]}";
        var query = new StructuredQuery { From = { new CollectionSelector { CollectionId = id } } };
        var unsupported = json is null ? null : Read(new JsonNode(context, "query", json), query, id);
        var rulesPath = query.From[0].AllDescendants ? id : path;
        return new SuiteCall(
            RulesMethod.List,
            database,
            rulesPath,
            name => new RunQueryRequest { Parent = $"{name}/documents{parent}", StructuredQuery = query }
        )
        {
            Unsupported = unsupported,
        };
    }

    /// <summary>Reads what the query says; the reason where it can't be decided as asked.</summary>
    private string? Read(JsonNode node, StructuredQuery query, string collection)
    {
        if (node.Object("where") is { } where)
        {
            query.Where = Filter(where);
        }
        query.OrderBy.Add(node.Objects("orderBy").Select(Order));
        query.Limit = Number(node, "limit", least: 1);
        query.Offset = Number(node, "offset", least: 0) ?? 0;
        foreach (var from in node.Objects("from"))
        {
            ReadFrom(from, query.From[0], collection);
        }
        var other = node.Json.Members.FirstOrDefault(member =>
            !Known.Contains(member.Name) && member.Name != "order_by"
        );
        return other is null
            ? null
            : $"`query.{other.Name}` is not supported: the query of a list can have `where`, `orderBy`, `offset`, "
                + "`limit` and `from`";
    }

    private void ReadFrom(JsonNode from, CollectionSelector selector, string collection)
    {
        from.Only("collectionId", "allDescendants");
        if (from.Text("collectionId") is { } id && id != collection)
        {
            context.Report(
                SuiteDiagnostics.WrongKind,
                from["collectionId"]!,
                id,
                $"`{collection}`, the collection of the path"
            );
        }
        selector.AllDescendants = from.Flag("allDescendants") ?? false;
    }

    private Filter Filter(JsonNode node)
    {
        node.Only("compositeFilter", "fieldFilter", "unaryFilter");
        if (node.Object("compositeFilter") is { } composite)
        {
            return new Filter { CompositeFilter = Composite(composite) };
        }
        if (node.Object("unaryFilter") is { } unary)
        {
            return new Filter
            {
                UnaryFilter = new UnaryFilter { Field = Field(unary), Op = Word(unary, "op", UnarySigns) },
            };
        }
        if (node.Object("fieldFilter") is { } field)
        {
            return new Filter { FieldFilter = OfField(field) };
        }
        context.Report(
            SuiteDiagnostics.Missing,
            node.Json,
            "the filter",
            "fieldFilter",
            "{\"fieldFilter\": {\"field\": {\"fieldPath\": \"status\"}, \"op\": \"EQUAL\", \"value\": \"draft\"}}"
        );
        return new Filter();
    }

    private CompositeFilter Composite(JsonNode node)
    {
        node.Only("op", "filters");
        return new CompositeFilter
        {
            Op = Word(node, "op", Logics),
            Filters = { node.Objects("filters").Select(Filter) },
        };
    }

    private FieldFilter OfField(JsonNode node)
    {
        node.Only("field", "op", "value");
        var value = node.Json["value"];
        if (value is null)
        {
            node.Require("value", "a value, as in `\"draft\"` or `{\"stringValue\": \"draft\"}`");
        }
        return new FieldFilter
        {
            Field = Field(node),
            Op = Word(node, "op", Signs),
            Value = value is null ? new Value() : ValueEncoder.Encode(_values.Value(value)),
        };
    }

    private Order Order(JsonNode node)
    {
        node.Only("field", "direction");
        return new Order
        {
            Field = Field(node),
            Direction = node["direction"] is null ? Direction.Ascending : Word(node, "direction", Directions),
        };
    }

    private static FieldReference Field(JsonNode node)
    {
        node.Require("field", "{\"fieldPath\": \"status\"}");
        return new FieldReference { FieldPath = node.Object("field")?.Text("fieldPath") ?? "" };
    }

    private static T Word<T>(JsonNode node, string member, Dictionary<string, T> words)
        where T : struct
    {
        node.Require(member, $"one of {string.Join(", ", words.Keys.Select(word => $"`{word}`"))}");
        return node.Choice(member, [.. words.Keys]) is { } word ? words[word] : default;
    }

    private int? Number(JsonNode node, string member, int least)
    {
        if (node[member] is not { } json)
        {
            return null;
        }
        if (
            json.Kind == JsonValueKind.Number
            && int.TryParse(json.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
        )
        {
            return number;
        }
        context.Report(
            SuiteDiagnostics.WrongKind,
            json,
            member,
            least > 0 ? "a whole number above 0" : "a whole number, 0 or more"
        );
        return null;
    }
}
