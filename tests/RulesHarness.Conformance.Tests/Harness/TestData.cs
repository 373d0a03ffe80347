using System.Collections.Immutable;
using System.Text.Json;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>
/// Data as JSON has it, for the client and for the evaluator. What JSON lacks is a map with one entry: <c>$ts</c>,
/// <c>$bytes</c> (base64), <c>$ref</c> (a path below the root), <c>$geo</c> (two numbers), <c>$vector</c> (numbers),
/// <c>$float</c> (text); numbers with a point or an exponent are floats.
/// </summary>
internal static class TestData
{
    /// <summary>The fields of a document.</summary>
    public static IReadOnlyDictionary<string, object?> Fields(string json, string project)
    {
        using var document = JsonDocument.Parse(json);
        return (IReadOnlyDictionary<string, object?>)Read(document.RootElement, project)!;
    }

    /// <summary>As the client takes it.</summary>
    public static object? Read(JsonElement json, string project) =>
        json.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E')
                ? (object)json.GetDouble()
                : json.GetInt64(),
            JsonValueKind.Array => json.EnumerateArray().Select(item => Read(item, project)).ToList(),
            _ when json.EnumerateObject().Any(entry => entry.Name.StartsWith('$')) => Special(
                json.EnumerateObject().First(),
                project
            ),
            _ => json.EnumerateObject().ToDictionary(entry => entry.Name, entry => Read(entry.Value, project)),
        };

    /// <summary>Converts a value of the client to the value that rules see.</summary>
    public static RulesValue Rules(object? value) =>
        value switch
        {
            null => RulesValue.Null,
            bool flag => RulesValue.From(flag),
            long number => RulesValue.From(number),
            double number => RulesValue.From(number),
            string text => RulesValue.From(text),
            Timestamp time => RulesValue.FromTimestamp(time.Seconds, time.Nanoseconds),
            Blob bytes => RulesValue.FromBytes(bytes.ToByteArray()),
            GeoPoint place => RulesValue.FromLatLng(place.Latitude, place.Longitude),
            VectorValue vector => RulesValue.FromVector(vector.ToArray()),
            DocumentName document => Path(document.DatabaseId, document.RelativePath),
            IReadOnlyDictionary<string, object?> map => RulesValue.FromMap(
                map.ToDictionary(entry => entry.Key, entry => Rules(entry.Value))
            ),
            IEnumerable<object?> list => RulesValue.FromList([.. list.Select(Rules)]),
            _ => throw new ArgumentException($"{value.GetType()} is no data"),
        };

    /// <summary>The path of a document.</summary>
    public static RulesValue Path(string database, string path) =>
        RulesValue.FromPath(ImmutableArray.CreateRange(["databases", database, "documents", .. path.Split('/')]));

    private static object Special(JsonProperty special, string project) =>
        special.Name switch
        {
            "$ts" => Timestamp.Parse(special.Value.GetString()!),
            "$bytes" => Blob.FromBase64String(special.Value.GetString()!),
            "$ref" => new DocumentName(project, "(default)", special.Value.GetString()!),
            "$geo" => new GeoPoint(special.Value[0].GetDouble(), special.Value[1].GetDouble()),
            "$float" => double.Parse(special.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            "$vector" => new VectorValue([.. special.Value.EnumerateArray().Select(item => item.GetDouble())]),
            "$now" => FieldValue.ServerTimestamp,
            "$delete" => FieldValue.Delete,
            "$increment" => FieldValue.Increment(special.Value.GetInt64()),
            "$union" => FieldValue.ArrayUnion([.. special.Value.EnumerateArray().Select(item => Read(item, project))]),
            "$remove" => FieldValue.ArrayRemove([
                .. special.Value.EnumerateArray().Select(item => Read(item, project)),
            ]),
            _ => throw new FormatException($"`{special.Name}` is no kind of data"),
        };
}
