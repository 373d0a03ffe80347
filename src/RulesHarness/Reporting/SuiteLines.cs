using RulesHarness.Diagnostics;
using RulesHarness.Suites;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>The results of a suite for people: a line for each test case, and the total.</summary>
internal static class SuiteLines
{
    public static TextReport Of(SuiteReport report)
    {
        var lines = new TextLines();
        lines.Add(report.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Info));
        foreach (var result in report.Results)
        {
            var status = Judged(result.Status == SuiteStatus.Passed, result.Status.ToString().ToLowerInvariant());
            lines.Add(status, $": {result.Case.Name}: {DecisionOf(result)}");
        }

        lines.Add(TotalOf(report));
        return lines.ToReport();
    }

    private static string DecisionOf(SuiteResult result)
    {
        var decision = result.IsAllowed switch
        {
            true => "allow",
            false => "deny",
            null => "neither",
        };
        var line = result.Line is { } at ? FormattableString.Invariant($" by line {at}") : "";
        var message = result.Message.Length == 0 ? "" : $": {result.Message}";
        return $"{decision}{line}{message}";
    }

    private static string TotalOf(SuiteReport report)
    {
        var (passed, failed, errors) = (
            report.Count(SuiteStatus.Passed),
            report.Count(SuiteStatus.Failed),
            report.Count(SuiteStatus.Error)
        );
        var engine = report.Engine.Name == "embedded" ? "embedded engine" : report.Engine.Name;
        var counts = FormattableString.Invariant($"{passed} passed, {failed} failed, {errors} errors");
        var run = FormattableString.Invariant($"{report.Results.Count} test cases on the {engine}");
        return $"{counts}: {run} {report.Engine.Version}".TrimEnd();
    }
}
