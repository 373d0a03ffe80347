using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A check after a save, for people: the verdict, what changed, and then the whole check.</summary>
internal static class WatchLines
{
    private const int MostNamed = 20;

    public static TextReport Of(CheckReport report, CheckReport? before)
    {
        if (report.Verdicts.Count == 0)
        {
            return CheckLines.Of(report);
        }

        var lines = new TextLines();
        var holds = report.Outcome == Outcome.Holds;
        lines.Add([Judged(holds, holds ? "holds" : "fails"), ": ", .. CheckLines.TotalOf(report)]);
        if (before is not null)
        {
            AddDifference(lines, CheckDifference.Between(before, report));
        }
        lines.AddEmpty();
        lines.Add(CheckLines.Of(report));
        return lines.ToReport();
    }

    private static void AddDifference(TextLines lines, CheckDifference difference)
    {
        if (difference.IsNone)
        {
            lines.Add(Aside("as before the save"));
            return;
        }
        AddCases(lines, difference.NewlyFailing, count => Bad($"now failing: {count}"));
        AddCases(lines, difference.NoLongerFailing, count => Good($"no longer failing: {count}"));
        AddFindings(lines, "new", difference.New);
        AddFindings(lines, "gone", difference.Gone);
    }

    private static void AddFindings(TextLines lines, string title, IReadOnlyList<Diagnostic> findings)
    {
        if (findings.Count > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{title} findings: {findings.Count}"));
            lines.Add(findings.Take(MostNamed));
        }
    }

    private static void AddCases(TextLines lines, IReadOnlyList<Verdict> verdicts, Func<string, TextSpan> title)
    {
        if (verdicts.Count == 0)
        {
            return;
        }
        lines.Add(title(Number(verdicts.Count)));
        foreach (var verdict in verdicts.Take(MostNamed))
        {
            lines.Add($"  {verdict.Case.Id}: {verdict.Case.Title}");
        }
        if (verdicts.Count > MostNamed)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  and {verdicts.Count - MostNamed} more"));
        }
    }
}
