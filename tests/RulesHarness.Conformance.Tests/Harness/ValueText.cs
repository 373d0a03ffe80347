using System.Globalization;
using System.Text.Json;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>
/// The text of a value that the emulator's coverage report tells, as <see cref="RulesValue.ToString"/> writes it.
/// </summary>
internal static class ValueText
{
    public static string Of(RulesValue value) => value.ToString();

    /// <param name="json">Such as <c>{"intValue": "5"}</c>.</param>
    public static string Of(JsonElement json)
    {
        var only = json.EnumerateObject().First();
        return only.Name switch
        {
            "listValue" => $"[{string.Join(", ", Items(only.Value))}]",
            "vectorValue" => $"vector([{string.Join(", ", Items(only.Value))}])",
            "setValue" => $"set({string.Join(", ", Items(only.Value).Order(StringComparer.Ordinal))})",
            "mapValue" =>
                $"{{{string.Join(", ", Entries(only.Value, "fields").OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => $"{Simple(RulesValue.From(entry.Name))}: {Of(entry.Value)}"))}}}",
            "mapDiffValue" =>
                $"diff({string.Join(", ", Entries(only.Value, "keyStatuses").OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => $"{Simple(RulesValue.From(entry.Name))}: {entry.Value.GetString()!.ToLowerInvariant()}"))})",
            "pathValue" => string.Concat(Segments(only.Value)) is { Length: > 0 } path ? path : "/",
            _ => Simple(Scalar(only)),
        };
    }

    private static RulesValue Scalar(JsonProperty value) =>
        value.Name switch
        {
            "nullValue" => RulesValue.Null,
            "boolValue" => RulesValue.From(value.Value.GetBoolean()),
            "intValue" => RulesValue.From(long.Parse(value.Value.GetString()!, CultureInfo.InvariantCulture)),
            "floatValue" => RulesValue.From(Number(value.Value)),
            "stringValue" => RulesValue.From(value.Value.GetString()!),
            "bytesValue" => RulesValue.FromBytes(value.Value.GetBytesFromBase64()),
            "timestampValue" => Time(value.Value.GetString()!),
            "durationValue" => Duration(value.Value.GetString()!),
            "latlngValue" => RulesValue.FromLatLng(Member(value.Value, "latitude"), Member(value.Value, "longitude")),
            _ => RulesValue.From($"{value.Name} {value.Value}"),
        };

    private static string Simple(RulesValue value) => value.ToString();

    private static RulesValue Time(string text)
    {
        var time = Timestamp.Parse(text);
        return RulesValue.FromTimestamp(time.Seconds, time.Nanoseconds);
    }

    private static RulesValue Duration(string text)
    {
        var nanoseconds = (Int128)(
            decimal.Parse(text.AsSpan()[..^1], NumberStyles.Float, CultureInfo.InvariantCulture) * 1_000_000_000m
        );
        var (seconds, rest) = Int128.DivRem(nanoseconds, 1_000_000_000);
        return rest < 0
            ? RulesValue.FromDuration((long)seconds - 1, (int)rest + 1_000_000_000)
            : RulesValue.FromDuration((long)seconds, (int)rest);
    }

    private static double Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number
            ? json.GetDouble()
            : double.Parse(json.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) ? Number(member) : 0;

    private static IEnumerable<string> Items(JsonElement json) =>
        json.TryGetProperty("values", out var items) ? items.EnumerateArray().Select(Of) : [];

    private static IEnumerable<JsonProperty> Entries(JsonElement json, string name) =>
        json.TryGetProperty(name, out var entries) ? entries.EnumerateObject() : [];

    private static IEnumerable<string> Segments(JsonElement json) =>
        json.TryGetProperty("segments", out var segments) ? segments.EnumerateArray().Select(Segment) : [];

    // A variable of a template shows what it is bound to, if anything.
    private static string Segment(JsonElement json)
    {
        var segment = json.EnumerateObject().First().Value;
        return segment.ValueKind == JsonValueKind.String ? $"/{segment.GetString()}"
            : !segment.TryGetProperty("boundValue", out var bound) ? "/"
            : bound.ValueKind == JsonValueKind.String ? $"/{bound.GetString()}"
            : string.Concat(Segments(bound));
    }
}
