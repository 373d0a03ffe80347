using System.Globalization;
using System.Text;
using RulesHarness.Checking;

namespace RulesHarness.Reporting;

/// <summary>
/// The coverage of the rules by a check, as LCOV's tracefile: for each line that decides, the number of cases that
/// reached a statement there.
/// </summary>
internal static class RulesCoverage
{
    public static string Lcov(CheckReport report)
    {
        var lines = (report.Trace?.Rules ?? [])
            .GroupBy(link => link.Line)
            .OrderBy(line => line.Key)
            .Select(line => (Line: line.Key, Cases: line.Sum(link => link.Cases.Count)))
            .ToList();
        var text = new StringBuilder("TN:rulesharness\n");
        text.Append(CultureInfo.InvariantCulture, $"SF:{report.Plan.Files.Rules?.Path}\n");
        foreach (var (line, cases) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"DA:{line},{cases}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"LF:{lines.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"LH:{lines.Count(line => line.Cases > 0)}\n");
        return text.Append("end_of_record\n").ToString();
    }
}
