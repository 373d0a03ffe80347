using System.Globalization;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Suites;

/// <summary>
/// Values of a suite: plain JSON, in which a number without a point is an int; or, for what JSON has no form of,
/// Firestore's REST form, as in <c>{"timestampValue":"2024-01-01T00:00:00Z"}</c>, wherever an object has such a name as
/// its only one (https://firebase.google.com/docs/firestore/reference/rest/v1/Value). What is written takes the
/// server's time too, in the form of a transform: <c>{"setToServerValue":"REQUEST_TIME"}</c>
/// (https://firebase.google.com/docs/firestore/reference/rest/v1/Write#FieldTransform).
/// </summary>
internal sealed class SuiteValues(JsonContext context, bool takesServerTime = false)
{
    private const string ServerTime = "`REQUEST_TIME`, which is for `request.resource` only";

    private readonly JsonPlain _plain = new(context);

    /// <summary>
    /// The fields of a document: <c>{"fields":{...}}</c>, <c>{"data":{...}}</c>, or the fields themselves.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Document(JsonValue json) =>
        Map(json.Members is [{ Name: "fields" or "data", Value: { Kind: JsonValueKind.Object } inner }] ? inner : json);

    /// <summary>The members of an object as values.</summary>
    public IReadOnlyDictionary<string, object?> Map(JsonValue json) => JsonPlain.Map(json, Value);

    /// <summary>A value.</summary>
    public object? Value(JsonValue json) =>
        json.Kind switch
        {
            JsonValueKind.Array => json.Items.Select(Item).ToList(),
            JsonValueKind.Object => json.Members is [var only]
            && only.Name.EndsWith("Value", StringComparison.Ordinal)
            && Typed(only) is { } typed
                ? typed.Value
                : MapOrVector(json),
            _ => _plain.Scalar(json),
        };

    private object? Item(JsonValue json) =>
        Value(json) is var value && value is FieldValue
            ? Wrong(json, "a value other than `REQUEST_TIME`, which the server does not put into a list")
            : value;

    /// <summary>A map; or a vector, whose form is a map with a type of its own.</summary>
    private object? MapOrVector(JsonValue json)
    {
        var map = Map(json);
        if (map.GetValueOrDefault("__type__") is not "__vector__")
        {
            return map;
        }
        var components = (map.GetValueOrDefault("value") as IReadOnlyList<object?> ?? [])
            .Select(ComponentOf)
            .OfType<double>()
            .ToArray();
        var isVector =
            map is { Count: 2 }
            && components.Length > 0
            && components.Length == (map["value"] as IReadOnlyList<object?>)?.Count;
        return isVector
            ? new VectorValue(components)
            : Wrong(json, "a vector, whose `value` is a list of at least one number");
    }

    private static double? ComponentOf(object? number) =>
        number switch
        {
            long whole => whole,
            double fraction => fraction,
            _ => null,
        };

    /// <summary>A value in the REST form; null for an object that is none.</summary>
    private Held? Typed(JsonMember member)
    {
        var json = member.Value;
        return member.Name switch
        {
            "nullValue" => new Held(null),
            "booleanValue" => new Held(
                json.Kind is JsonValueKind.True or JsonValueKind.False
                    ? json.Kind == JsonValueKind.True
                    : Wrong(json, "true or false")
            ),
            "integerValue" => new Held(
                long.TryParse(json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                    ? whole
                    : Wrong(json, "a whole number of 64 bits")
            ),
            "doubleValue" => new Held(Double(json)),
            "timestampValue" => new Held(
                Timestamp.TryParse(json.Text, out var time) ? time : Wrong(json, "a time, as in 2024-01-01T00:00:00Z")
            ),
            "stringValue" => new Held(json.Kind == JsonValueKind.String ? json.Text : Wrong(json, "text")),
            "bytesValue" => new Held(Bytes(json)),
            "referenceValue" => new Held(Reference(json)),
            "geoPointValue" => new Held(Point(json)),
            "arrayValue" => new Held((json["values"]?.Items ?? []).Select(Value).ToList()),
            "mapValue" => new Held(
                json["fields"] is { } fields ? MapOrVector(fields) : new Dictionary<string, object?>()
            ),
            "setToServerValue" => new Held(
                json.Text == "REQUEST_TIME" && takesServerTime ? FieldValue.ServerTimestamp : Wrong(json, ServerTime)
            ),
            _ => null,
        };
    }

    private object? Double(JsonValue json) =>
        json.Text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : Wrong(json, "a number"),
        };

    private object? Bytes(JsonValue json)
    {
        var bytes = new byte[json.Text.Length];
        return Convert.TryFromBase64String(json.Text, bytes, out var count)
            ? Blob.CopyFrom(bytes.AsSpan(0, count))
            : Wrong(json, "bytes in base64");
    }

    private object? Reference(JsonValue json)
    {
        var parts = json.Text.Split('/');
        return
            parts is ["projects", { Length: > 0 }, "databases", { Length: > 0 }, "documents", ..]
            && parts.Length > 5
            && parts.Length % 2 == 1
            && parts.All(part => part.Length > 0)
            ? DocumentName.Parse(json.Text)
            : Wrong(json, "a document's name, as in projects/p/databases/(default)/documents/posts/p1");
    }

    private object? Point(JsonValue json)
    {
        var (latitude, longitude) = (json["latitude"], json["longitude"]);
        return
            (latitude is null ? 0.0 : Double(latitude)) is double and >= -90.0 and <= 90.0 and var north
            && (longitude is null ? 0.0 : Double(longitude)) is double and >= -180.0 and <= 180.0 and var east
            ? new GeoPoint((double)north, (double)east)
            : Wrong(json, "a latitude from -90 to 90 and a longitude from -180 to 180");
    }

    private object? Wrong(JsonValue json, string wanted) => _plain.Wrong(json, wanted);

    private sealed record Held(object? Value);
}
