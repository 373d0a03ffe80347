using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RulesHarness.Conformance.Tests.Compiling;

/// <summary>Asks an emulator to compile rules, and nothing else: rules are not put in force safely here.</summary>
/// <param name="endpoint">The emulator.</param>
/// <param name="project">A project whose rules don't matter. Calls for one project must not overlap.</param>
internal sealed partial class EmulatorCompiler(Uri endpoint, string project)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(2) };

    private readonly Uri _address = new(endpoint, $"/emulator/v1/projects/{project}:securityRules");

    /// <summary>
    /// The line of the first error; 0 for none of all lines, as for an empty file; null when the rules are accepted.
    /// </summary>
    public async Task<int?> FirstErrorLineAsync(string rules)
    {
        var (accepted, said) = await CompileAsync(rules);
        if (accepted)
        {
            return null;
        }

        var lines = said.Split('\n')
            .Select(line => Place().Match(line))
            .Where(match => match.Success && !Warning().IsMatch(match.Groups[2].Value))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        return lines.DefaultIfEmpty(0).Min();
    }

    /// <summary>
    /// Whether the rules are accepted; and what is said of them, one complaint a line, as <c>L3:7 message</c>.
    /// </summary>
    public async Task<(bool Accepted, string Said)> CompileAsync(string rules)
    {
        using var reply = await Http.PutAsJsonAsync(
            _address,
            new { rules = new { files = new[] { new { name = "firestore.rules", content = rules } } } }
        );
        using var json = JsonDocument.Parse(await reply.Content.ReadAsStreamAsync());
        if (reply.StatusCode == HttpStatusCode.OK)
        {
            var issues = json.RootElement.TryGetProperty("issues", out var found)
                ? found.EnumerateArray().Select(Issue)
                : [];
            return (true, string.Join('\n', issues));
        }

        var error = json.RootElement.GetProperty("error");
        return (
            false,
            error.TryGetProperty("message", out var message) ? message.GetString()! : reply.StatusCode.ToString()
        );
    }

    private static string Issue(JsonElement issue)
    {
        var place =
            issue.TryGetProperty("sourcePosition", out var position) && position.TryGetProperty("line", out var line)
                ? $"L{line.GetInt32()}:{position.GetProperty("column").GetInt32()}"
                : "L0:0";
        return $"{place} {issue.GetProperty("description").GetString()}";
    }

    [GeneratedRegex(@"^L(\d+):\d+ (.*)")]
    private static partial Regex Place();

    // When rules are refused, warnings are told of among the errors, and nothing marks them.
    [GeneratedRegex(
        "^(Unused (variable|function)|Invalid (variable name|function name|method name|service name|type)|Incorrect number|There is no type"
            + "|The sub-expressions are not|Ruleset uses old|Call to service function|Glob\\(\\*\\*\\) resource)"
    )]
    private static partial Regex Warning();
}
