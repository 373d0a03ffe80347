using System.Text.Json;
using RulesHarness.Suites;
using static RulesHarness.Reporting.CaseNames;

namespace RulesHarness.Reporting;

/// <summary>A decided suite as the JSON that <c>rulesharness eval --format json</c> prints.</summary>
internal static class SuiteJson
{
    /// <summary>One JSON document, ending with a line break.</summary>
    public static string Write(SuiteReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonReport.Write(json =>
        {
            json.WriteString("engine", report.Engine.Name);
            json.WriteString("engineVersion", report.Engine.Version);
            json.WritePropertyName("summary");
            json.Object(() => Summary(json, report));
            json.Diagnostics(report.Diagnostics);
            json.Object("results", report.Results, Result);
        });
    }

    private static void Summary(Utf8JsonWriter json, SuiteReport report)
    {
        json.WriteNumber("cases", report.Results.Count);
        json.WriteNumber("passed", report.Count(SuiteStatus.Passed));
        json.WriteNumber("failed", report.Count(SuiteStatus.Failed));
        json.WriteNumber("errors", report.Count(SuiteStatus.Error));
    }

    private static void Result(Utf8JsonWriter json, SuiteResult result)
    {
        json.WriteString("name", result.Case.Name);
        json.WriteString("decision", result.IsAllowed is { } allowed ? Decision(allowed) : null);
        json.WriteString("cause", CauseOf(result.Cause));
        if (result.Line is { } line)
        {
            json.WriteNumber("line", line);
        }
        else
        {
            json.WriteNull("line");
        }
        json.WriteString("expectation", Name(result.Case.Expectation));
        json.WriteString("status", Name(result.Status));
        json.WriteString("message", result.Message);
    }
}
