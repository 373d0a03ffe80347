using System.Globalization;
using System.Text;
using System.Xml;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;

namespace RulesHarness.Reporting;

/// <summary>
/// A check as JUnit XML, the form of the Ant task <c>junitreport</c> that CI services read: a suite for the input, with
/// a test that fails with its findings, and a suite for each collection, with a test for each case.
/// </summary>
internal static class CheckJUnit
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = false,
        Encoding = new UTF8Encoding(false),
    };

    public static string Write(CheckReport report)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            var collections = report.Verdicts.GroupBy(verdict => verdict.Case.Collection.Text).ToList();
            var isUsable = Findings(report).Length == 0;
            xml.WriteStartElement("testsuites");
            Counts(
                xml,
                "rulesharness",
                report.Verdicts.Count + report.ByHand.Count + 1,
                report.Count(CaseStatus.Failed) + (isUsable ? 0 : 1),
                report.Count(CaseStatus.Error)
            );
            xml.WriteAttributeString("time", Seconds(report.Duration));
            WriteInput(xml, report);
            for (var at = 0; at < collections.Count; at++)
            {
                WriteCollection(xml, report, collections[at], at + 1);
            }
            WriteByHand(xml, report, collections.Count + 1);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteInput(XmlWriter xml, CheckReport report)
    {
        var findings = Findings(report);
        StartSuite(xml, report, "spec, rules and indexes", 0, tests: 1, failed: findings.Length > 0 ? 1 : 0, errors: 0);
        StartTest(xml, "spec, rules and indexes", "nothing is found in the files");
        if (findings.Length > 0)
        {
            Problem(
                xml,
                "failure",
                "findings",
                $"{findings[0].Message}",
                string.Join('\n', findings.Select(one => $"{one}"))
            );
        }
        xml.WriteEndElement();
        EndSuite(xml);
    }

    /// <summary>A skipped test for each sentence that is left to tests by hand.</summary>
    private static void WriteByHand(XmlWriter xml, CheckReport report, int number)
    {
        if (report.ByHand.Count == 0)
        {
            return;
        }
        StartSuite(xml, report, "tested by hand", number, report.ByHand.Count, failed: 0, errors: 0);
        foreach (var sentence in report.ByHand)
        {
            StartTest(
                xml,
                sentence.Collection.Text,
                FormattableString.Invariant($"{sentence.Text} [{sentence.Place.File}:{sentence.Place.Line}]")
            );
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", XmlText.Shown($"tested by hand: {sentence.ByHand}"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        EndSuite(xml);
    }

    private static void WriteCollection(
        XmlWriter xml,
        CheckReport report,
        IGrouping<string, Verdict> collection,
        int number
    )
    {
        StartSuite(
            xml,
            report,
            collection.Key,
            number,
            collection.Count(),
            collection.Count(verdict => verdict.Status == CaseStatus.Failed),
            collection.Count(verdict => verdict.Status == CaseStatus.Error)
        );
        foreach (var verdict in collection)
        {
            WriteCase(xml, report, verdict);
        }
        EndSuite(xml);
    }

    private static void WriteCase(XmlWriter xml, CheckReport report, Verdict verdict)
    {
        StartTest(xml, verdict.Case.Collection.Text, $"{verdict.Case.Title} [{verdict.Case.Id}]");
        var element = verdict.Status switch
        {
            CaseStatus.Failed => "failure",
            CaseStatus.Error => "error",
            CaseStatus.Warned => "system-out",
            _ => null,
        };
        if (element is not null)
        {
            var text = FailureText.Of(verdict, report.Plan.Rules, report.Plan.Cases!.Data);
            Problem(xml, element, CaseNames.KindOf(verdict.Case.Kind), verdict.Case.Title, text);
        }
        xml.WriteEndElement();
    }

    /// <summary>Findings that fail the check.</summary>
    private static Diagnostic[] Findings(CheckReport report) =>
        [.. report.Diagnostics.Where(report.Plan.Options.IsFailure)];

    private static void StartSuite(
        XmlWriter xml,
        CheckReport report,
        string name,
        int number,
        int tests,
        int failed,
        int errors
    )
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, name, tests, failed, errors);
        xml.WriteAttributeString("id", number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("package", "rulesharness");
        xml.WriteAttributeString("hostname", report.Engine.Name);
        xml.WriteAttributeString(
            "timestamp",
            report.Plan.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        );
        xml.WriteAttributeString("time", "0.000");
        xml.WriteStartElement("properties");
        xml.WriteEndElement();
    }

    // The schema has both at the end of each suite.
    private static void EndSuite(XmlWriter xml)
    {
        xml.WriteElementString("system-out", "");
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
    }

    private static void StartTest(XmlWriter xml, string suite, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlText.Shown(suite));
        xml.WriteAttributeString("name", XmlText.Shown(name));
        xml.WriteAttributeString("time", "0.000");
    }

    private static void Problem(XmlWriter xml, string element, string type, string message, string text)
    {
        xml.WriteStartElement(element);
        if (element != "system-out")
        {
            xml.WriteAttributeString("message", XmlText.Shown(message));
            xml.WriteAttributeString("type", type);
        }
        xml.WriteString(XmlText.Shown(text));
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, string name, int tests, int failures, int errors)
    {
        xml.WriteAttributeString("name", XmlText.Shown(name));
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
