using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Emulator.Rules;

/// <summary>
/// The two forms the compiler's findings come in: text with status 400, and <c>issues[]</c> with status 200.
/// </summary>
internal static partial class CompilerIssueReader
{
    private const string Prefix = "Error compiling rules:\n";

    /// <summary>Null when the answer is not about compiling.</summary>
    public static IReadOnlyList<CompilerIssue>? FromError(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var text =
            json.RootElement.TryGetProperty("error", out var error) && error.TryGetProperty("message", out var message)
                ? message.GetString()
                : null;
        if (text?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return null;
        }
        var issues = new List<CompilerIssue>();
        foreach (var line in text[Prefix.Length..].Split('\n'))
        {
            var match = Place().Match(line);
            if (match.Success)
            {
                issues.Add(new(RulesSeverity.Error, Number(match, 1), Number(match, 2), match.Groups[3].Value));
            }
            else if (issues.Count > 0)
            {
                // A message with a line break in it goes on.
                issues[^1] = issues[^1] with
                {
                    Message = $"{issues[^1].Message}\n{line}",
                };
            }
            else
            {
                issues.Add(new(RulesSeverity.Error, 0, 0, line));
            }
        }
        return issues;
    }

    public static IReadOnlyList<CompilerIssue> FromAnswer(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("issues", out var issues)
            ? [.. issues.EnumerateArray().Select(Read)]
            : [];
    }

    private static CompilerIssue Read(JsonElement issue)
    {
        var place = issue.TryGetProperty("sourcePosition", out var position) ? position : default;
        return new(
            issue.GetProperty("severity").GetString() == "WARNING" ? RulesSeverity.Warning : RulesSeverity.Error,
            Number(place, "line"),
            Number(place, "column"),
            issue.GetProperty("description").GetString()!
        );
    }

    private static int Number(JsonElement place, string name) =>
        place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^L(\d+):(\d+) (.*)$")]
    private static partial Regex Place();
}
