using System.Globalization;
using System.Text.Json;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Output;

/// <summary>
/// Writes documents as Firestore's REST API has them:
/// https://firebase.google.com/docs/firestore/reference/rest/v1/projects.databases.documents.
/// </summary>
internal static class RestJson
{
    public static void Write(Utf8JsonWriter json, MigratedDocument document)
    {
        json.WriteStartObject();
        json.WriteString(
            "name",
            $"projects/{MigratedDocument.ProjectId}/databases/{DatabaseName.DefaultId}/documents/{document.Path}"
        );
        Fields(json, document.Fields);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> fields)
    {
        json.WriteStartObject("fields");
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            json.WriteStartObject();
            Value(json, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull("nullValue");
                break;
            case string text:
                json.WriteString("stringValue", text);
                break;
            case bool flag:
                json.WriteBoolean("booleanValue", flag);
                break;
            case long whole:
                json.WriteString("integerValue", FormattableString.Invariant($"{whole}"));
                break;
            case double number:
                Number(json, number);
                break;
            case Timestamp time:
                json.WriteString("timestampValue", time.ToString());
                break;
            case GeoPoint point:
                json.WriteStartObject("geoPointValue");
                json.WriteNumber("latitude", point.Latitude);
                json.WriteNumber("longitude", point.Longitude);
                json.WriteEndObject();
                break;
            case Blob bytes:
                json.WriteBase64String("bytesValue", bytes.Span);
                break;
            case VectorValue vector:
                json.WriteStartObject("mapValue");
                Fields(json, AsMap(vector));
                json.WriteEndObject();
                break;
            case DocumentName name:
                json.WriteString("referenceValue", name.Path);
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject("mapValue");
                Fields(json, map);
                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                Items(json, items);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "not a value of Firestore");
        }
    }

    /// <summary>JSON has no number for infinity, nor for what is no number: the API has texts.</summary>
    private static void Number(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber("doubleValue", number);
        }
        else
        {
            json.WriteString("doubleValue", number.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A vector as the API has it: a map that says so.</summary>
    private static Dictionary<string, object?> AsMap(VectorValue vector) =>
        new() { ["__type__"] = "__vector__", ["value"] = vector.ToArray().Select(number => (object?)number).ToList() };

    private static void Items(Utf8JsonWriter json, IEnumerable<object?> items)
    {
        json.WriteStartObject("arrayValue");
        json.WriteStartArray("values");
        foreach (var item in items)
        {
            json.WriteStartObject();
            Value(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
