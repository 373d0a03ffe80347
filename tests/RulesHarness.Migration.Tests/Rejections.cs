using System.Text.Json;

namespace RulesHarness.Migration.Tests;

/// <summary>A line of the list of rejected rows.</summary>
internal sealed record Rejection(string File, long Line, IReadOnlyList<string> Ids, IReadOnlyList<string> Messages);

internal static class Rejections
{
    public static IReadOnlyList<Rejection> Of(MemoryStream stream)
    {
        var lines = System
            .Text.Encoding.UTF8.GetString(stream.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(Read)];
    }

    private static Rejection Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var reasons = root.GetProperty("reasons").EnumerateArray().ToList();
        return new Rejection(
            root.GetProperty("file").GetString()!,
            root.GetProperty("line").GetInt64(),
            [.. reasons.Select(reason => reason.GetProperty("id").GetString()!)],
            [.. reasons.Select(reason => reason.GetProperty("message").GetString()!)]
        );
    }
}
