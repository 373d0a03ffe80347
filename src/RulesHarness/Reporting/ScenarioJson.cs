using System.Globalization;
using System.Text.Json;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;

namespace RulesHarness.Reporting;

/// <summary>A scenario in the form of a suite's test case, so that <c>eval</c> can decide it again.</summary>
internal static class ScenarioJson
{
    /// <summary>The members <c>request</c>, <c>resource</c> and <c>documents</c>.</summary>
    public static void Write(Utf8JsonWriter json, Scenario scenario) => Write(json, scenario, hasTime: true);

    /// <summary>The members, with the time of the request or for any time.</summary>
    public static void Write(Utf8JsonWriter json, Scenario scenario, bool hasTime)
    {
        json.WritePropertyName("request");
        json.Object(() => Request(json, scenario.Request, hasTime));
        if (scenario.Request.Stored is { } stored)
        {
            json.WritePropertyName("resource");
            json.Object(() => Data(json, stored));
        }

        json.WritePropertyName("documents");
        json.Object(() =>
        {
            foreach (var (path, fields) in scenario.Documents)
            {
                json.WritePropertyName(path);
                Value(json, fields);
            }
        });
        if (!scenario.DocumentsAfter.IsEmpty)
        {
            json.WritePropertyName("documentsAfter");
            json.Object(() =>
            {
                foreach (var (path, fields) in scenario.DocumentsAfter)
                {
                    json.WritePropertyName(path);
                    Value(json, fields);
                }
            });
        }

        if (!scenario.DocumentsDeleted.IsEmpty)
        {
            json.Strings("documentsDeleted", scenario.DocumentsDeleted);
        }
    }

    private static void Request(Utf8JsonWriter json, RulesRequest request, bool hasTime)
    {
        json.WriteString("method", request.Method.Name());
        json.WriteString("path", $"/databases/{request.Database}/documents/{request.Path}");
        if (request.Token is { } token)
        {
            json.WritePropertyName("auth");
            json.Object(() =>
            {
                var members = token.GetMembers();
                json.WritePropertyName("uid");
                Value(json, members.TryGetValue("sub", out var uid) ? uid : RulesValue.From(""));
                json.WritePropertyName("token");
                Value(json, token);
            });
        }

        if (hasTime)
        {
            json.WriteString(
                "time",
                request
                    .Time.ToUniversalTime()
                    .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            );
        }

        if (request.NewData is { } written)
        {
            json.WritePropertyName("resource");
            json.Object(() => Data(json, written));
        }

        if (request.Query is { } query)
        {
            json.WritePropertyName("query");
            json.Object(() => Query(json, request, query));
        }
    }

    private static void Data(Utf8JsonWriter json, RulesValue fields)
    {
        json.WritePropertyName("data");
        Value(json, fields);
    }

    private static void Query(Utf8JsonWriter json, RulesRequest request, RulesQuery query)
    {
        if (query.IsCollectionGroup)
        {
            json.Object(
                "from",
                [request.Path],
                (inner, collection) =>
                {
                    inner.WriteString("collectionId", collection);
                    inner.WriteBoolean("allDescendants", true);
                }
            );
        }

        if (query.Filter is { } filter)
        {
            json.WritePropertyName("where");
            json.Object(() => Filter(json, filter));
        }

        if (query.Limit is { } limit)
        {
            json.WriteNumber("limit", limit);
        }
    }

    private static void Filter(Utf8JsonWriter json, QueryFilter filter)
    {
        if (filter is CompositeFilter { Parts: [var only] })
        {
            Filter(json, only);
            return;
        }

        if (filter is CompositeFilter all)
        {
            json.WritePropertyName("compositeFilter");
            json.Object(() =>
            {
                json.WriteString("op", all.IsOr ? "OR" : "AND");
                json.Object("filters", all.Parts, Filter);
            });
            return;
        }

        var field = (FieldFilter)filter;
        var isUnary = field is { Operator: QueryOperator.Equal, Value.Kind: RulesValueKind.Null };
        json.WritePropertyName(isUnary ? "unaryFilter" : "fieldFilter");
        json.Object(() =>
        {
            json.WritePropertyName("field");
            json.Object(() => json.WriteString("fieldPath", string.Join('.', field.Field.Select(Segment))));
            json.WriteString("op", isUnary ? "IS_NULL" : OperatorOf(field.Operator));
            if (!isUnary)
            {
                json.WritePropertyName("value");
                Value(json, field.Value);
            }
        });
    }

    private static string Segment(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? name : $"`{name}`";

    private static string OperatorOf(QueryOperator sign) =>
        sign switch
        {
            QueryOperator.Equal => "EQUAL",
            QueryOperator.NotEqual => "NOT_EQUAL",
            QueryOperator.LessThan => "LESS_THAN",
            QueryOperator.LessThanOrEqual => "LESS_THAN_OR_EQUAL",
            QueryOperator.GreaterThan => "GREATER_THAN",
            QueryOperator.GreaterThanOrEqual => "GREATER_THAN_OR_EQUAL",
            QueryOperator.In => "IN",
            QueryOperator.NotIn => "NOT_IN",
            QueryOperator.ArrayContains => "ARRAY_CONTAINS",
            _ => "ARRAY_CONTAINS_ANY",
        };

    private static void Value(Utf8JsonWriter json, RulesValue value)
    {
        switch (value.Kind)
        {
            case RulesValueKind.Null:
                json.WriteNullValue();
                break;
            case RulesValueKind.Bool:
                json.WriteBooleanValue(value.GetBoolean());
                break;
            case RulesValueKind.Int:
                json.WriteNumberValue(value.GetInteger());
                break;
            case RulesValueKind.String:
                json.WriteStringValue(value.GetString());
                break;
            case RulesValueKind.List:
                json.WriteStartArray();
                foreach (var item in value.GetItems())
                {
                    Value(json, item);
                }

                json.WriteEndArray();
                break;
            case RulesValueKind.Map:
                json.Object(() => Members(json, value));
                break;
            default:
                json.Object(() => Typed(json, value));
                break;
        }
    }

    private static void Members(Utf8JsonWriter json, RulesValue map)
    {
        foreach (var (name, value) in map.GetMembers().OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Value(json, value);
        }
    }

    private static void Typed(Utf8JsonWriter json, RulesValue value)
    {
        switch (value.Kind)
        {
            case RulesValueKind.Float when double.IsFinite(value.GetFloat()):
                json.WriteNumber("doubleValue", value.GetFloat());
                break;
            case RulesValueKind.Float:
                json.WriteString("doubleValue", value.GetFloat().ToString(CultureInfo.InvariantCulture));
                break;
            case RulesValueKind.Timestamp:
                var (seconds, nanoseconds) = value.GetTime();
                json.WriteString("timestampValue", new Firestore.Values.Timestamp(seconds, nanoseconds).ToString());
                break;
            case RulesValueKind.Bytes:
                json.WriteString("bytesValue", Convert.ToBase64String(value.GetBytes()));
                break;
            case RulesValueKind.LatLng:
                var (latitude, longitude) = value.GetLatLng();
                json.WritePropertyName("geoPointValue");
                json.Object(() =>
                {
                    json.WriteNumber("latitude", latitude);
                    json.WriteNumber("longitude", longitude);
                });
                break;
            default:
                json.WriteString("stringValue", value.ToString());
                break;
        }
    }
}
