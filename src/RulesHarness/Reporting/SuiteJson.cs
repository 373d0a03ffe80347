using RulesHarness.Language.Evaluation;
using RulesHarness.Suites;

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
            json.WriteStartObject("summary");
            json.WriteNumber("cases", report.Results.Count);
            json.WriteNumber("passed", report.Count(SuiteStatus.Passed));
            json.WriteNumber("failed", report.Count(SuiteStatus.Failed));
            json.WriteNumber("errors", report.Count(SuiteStatus.Error));
            json.WriteEndObject();
            json.Diagnostics(report.Diagnostics);
            json.Object(
                "results",
                report.Results,
                (inner, result) =>
                {
                    inner.WriteString("name", result.Case.Name);
                    inner.WriteString(
                        "decision",
                        result.IsAllowed switch
                        {
                            true => "allow",
                            false => "deny",
                            null => null,
                        }
                    );
                    inner.WriteString(
                        "cause",
                        result.Cause switch
                        {
                            null => null,
                            Cause.NoMatch => "no-match",
                            { } cause => cause.ToString().ToLowerInvariant(),
                        }
                    );
                    if (result.Line is { } line)
                    {
                        inner.WriteNumber("line", line);
                    }
                    else
                    {
                        inner.WriteNull("line");
                    }
                    inner.WriteString("expectation", result.Case.Expectation.ToString().ToLowerInvariant());
                    inner.WriteString("status", result.Status.ToString().ToLowerInvariant());
                    inner.WriteString("message", result.Message);
                }
            );
        });
    }
}
