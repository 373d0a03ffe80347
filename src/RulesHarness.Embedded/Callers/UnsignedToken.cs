using System.Buffers.Text;
using System.Text.Json;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Callers;

/// <summary>A JSON web token, believed as the emulator believes it: whatever its signature and its times are.</summary>
internal static class UnsignedToken
{
    private const int MostDepth = 64;

    /// <summary>The claims as rules see them, a map; null where the text is no token.</summary>
    public static RulesValue? Claims(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[0]) || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var payload = JsonDocument.Parse(
                Base64Url.DecodeFromChars(parts[1]),
                new JsonDocumentOptions { MaxDepth = MostDepth }
            );
            return payload.RootElement.ValueKind == JsonValueKind.Object ? Value(payload.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RulesValue Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.True => RulesValue.From(true),
            JsonValueKind.False => RulesValue.From(false),
            JsonValueKind.Number => json.TryGetInt64(out var whole)
                ? RulesValue.From(whole)
                : RulesValue.From(json.GetDouble()),
            JsonValueKind.String => RulesValue.From(json.GetString()!),
            JsonValueKind.Array => RulesValue.FromList([.. json.EnumerateArray().Select(Value)]),
            JsonValueKind.Object => Map(json),
            _ => RulesValue.Null,
        };

    private static RulesValue Map(JsonElement json)
    {
        var entries = new Dictionary<string, RulesValue>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            entries[property.Name] = Value(property.Value);
        }
        return RulesValue.FromMap(entries);
    }
}
