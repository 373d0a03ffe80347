using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RulesHarness.Checking;
using RulesHarness.Tracing;

namespace RulesHarness.Reporting;

/// <summary>
/// The coverage of the rules by a check, in the formats that coverage services read: for each line that decides, the
/// number of cases that reached a statement there.
/// </summary>
internal static class RulesCoverage
{
    /// <summary>LCOV's tracefile.</summary>
    public static string Lcov(CheckReport report)
    {
        var lines = LinesOf(report);
        var text = new StringBuilder("TN:rulesharness\n");
        text.Append(CultureInfo.InvariantCulture, $"SF:{FileOf(report)}\n");
        foreach (var (line, cases) in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"DA:{line},{cases}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"LF:{lines.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"LH:{lines.Count(line => line.Cases > 0)}\n");
        return text.Append("end_of_record\n").ToString();
    }

    /// <summary>Cobertura's XML. The rules file is the only class of the only package.</summary>
    /// <seealso href="https://github.com/cobertura/cobertura/blob/master/cobertura/src/site/htdocs/xml/coverage-04.dtd"/>
    public static string Cobertura(CheckReport report)
    {
        var lines = LinesOf(report);
        var file = FileOf(report);
        var covered = lines.Count(line => line.Cases > 0);
        var rate = (lines.Count == 0 ? 1 : (double)covered / lines.Count).ToString(
            "0.####",
            CultureInfo.InvariantCulture
        );
        object[] rates =
        [
            new XAttribute("line-rate", rate),
            new XAttribute("branch-rate", 1),
            new XAttribute("complexity", 0),
        ];
        var rules = new XElement(
            "class",
            new XAttribute("name", XmlText.Shown(Path.GetFileName(file))),
            new XAttribute("filename", XmlText.Shown(file)),
            rates,
            new XElement("methods"),
            new XElement(
                "lines",
                lines.Select(line => new XElement(
                    "line",
                    new XAttribute("number", line.Line),
                    new XAttribute("hits", line.Cases)
                ))
            )
        );
        var coverage = new XElement(
            "coverage",
            rates,
            new XAttribute("lines-covered", covered),
            new XAttribute("lines-valid", lines.Count),
            new XAttribute("branches-covered", 0),
            new XAttribute("branches-valid", 0),
            new XAttribute("version", "rulesharness"),
            // No time: the same check writes the same bytes.
            new XAttribute("timestamp", 0),
            new XElement("sources", new XElement("source", ".")),
            new XElement(
                "packages",
                new XElement("package", new XAttribute("name", "rules"), rates, new XElement("classes", rules))
            )
        );
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{coverage.ToString().ReplaceLineEndings("\n")}\n";
    }

    private static string FileOf(CheckReport report) =>
        WorkingDirectory.PathOf(report, report.Plan.Files.Rules?.Path ?? "");

    private static List<(int Line, int Cases)> LinesOf(CheckReport report) =>
        [
            .. (report.Trace?.Rules ?? [])
                .GroupBy(link => link.Line)
                .OrderBy(line => line.Key)
                .Select(line => (line.Key, CasesOf(line))),
        ];

    private static int CasesOf(IEnumerable<RuleLink> links) => links.Sum(link => link.Cases.Count);
}
