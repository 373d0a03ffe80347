using System.Globalization;
using System.Text.Json;

namespace RulesHarness.Emulator.Coverage;

/// <summary>Reads the emulator's report of the indexes that queries would use.</summary>
internal static class IndexUsageReader
{
    public static IReadOnlyList<UsedIndex> Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("reports", out var reports)
            ? [.. reports.EnumerateArray().Select(Read)]
            : [];
    }

    private static UsedIndex Read(JsonElement report)
    {
        var index = report.GetProperty("index");
        var name = index.GetProperty("name").GetString()!.Split('/');
        var queries = long.Parse(report.GetProperty("numQueries").GetString()!, CultureInfo.InvariantCulture);
        return new(
            // projects/P/databases/D/collectionGroups/ID/indexes/_
            name[^3],
            index.GetProperty("queryScope").GetString() == "COLLECTION_GROUP",
            [.. index.GetProperty("fields").EnumerateArray().Select(ReadField)],
            queries
        );
    }

    private static UsedIndexField ReadField(JsonElement field) =>
        new(
            field.GetProperty("fieldPath").GetString()!,
            (field.TryGetProperty("arrayConfig", out var mode) ? mode : field.GetProperty("order")).GetString()!
        );
}
