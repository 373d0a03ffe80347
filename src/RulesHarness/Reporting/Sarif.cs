using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>
/// Problems as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format): a result for each, at the line of the
/// rules, with the line of the spec as a related location.
/// </summary>
internal static class Sarif
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly IReadOnlyDictionary<string, string> Descriptions = new Dictionary<string, string>
    {
        ["case-permission"] = "The rules decide otherwise than a sentence of the spec",
        ["case-schema"] = "The rules let a write in that breaks its schema, or keep a valid one out",
        ["case-access-pattern"] = "A query of the product is not decided or answered as the spec says",
        ["case-rules"] = "The rules allow a request that no sentence of the spec grants",
        ["change-widened"] = "The new rules allow a request that the old rules denied",
        ["change-narrowed"] = "The new rules deny a request that the old rules allowed",
    };

    public static string Write(IReadOnlyList<Problem> problems) =>
        JsonReport.Write(json =>
        {
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.Object("runs", [problems], WriteRun);
        });

    private static void WriteRun(Utf8JsonWriter json, IReadOnlyList<Problem> problems)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "RulesHarness");
        json.WriteString("version", typeof(Sarif).Assembly.GetName().Version!.ToString(3));
        var kinds = problems.DistinctBy(problem => problem.Id);
        json.Object(
            "rules",
            kinds.OrderBy(problem => problem.Id, StringComparer.Ordinal),
            (rule, problem) =>
            {
                rule.WriteString("id", problem.Id);
                rule.WriteStartObject("shortDescription");
                rule.WriteString("text", Descriptions.GetValueOrDefault(problem.Id, $"Finding {problem.Id}"));
                rule.WriteEndObject();
            }
        );
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.Object("results", problems, WriteResult);
    }

    private static void WriteResult(Utf8JsonWriter json, Problem problem)
    {
        json.WriteString("ruleId", problem.Id);
        json.WriteString("level", problem.Severity == Severity.Error ? "error" : "warning");
        json.WriteStartObject("message");
        json.WriteString("text", problem.Text);
        json.WriteEndObject();
        json.Object("locations", [problem.Where], WriteLocation);
        if (problem.Spec is { } spec && spec != problem.Where)
        {
            json.Object("relatedLocations", [spec], WriteLocation);
        }
        json.WriteStartObject("partialFingerprints");
        json.WriteString("rulesharness/v1", Fingerprint(problem));
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(place.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Lines move; what is found stays the same.</summary>
    internal static string Fingerprint(Problem problem) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(problem.Key)))[..32];

    private static string UriOf(string file) =>
        string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
