using System.Globalization;
using System.Text;
using System.Xml;

namespace RulesHarness.Reporting;

/// <summary>A test of a suite: its class, its name, and its result where it did not simply pass.</summary>
internal sealed record JUnitTest(string Class, string Name, JUnitResult? Result = null);

/// <summary>
/// The result of a test. <c>Element</c> is <c>failure</c>, <c>error</c>, <c>skipped</c>, or <c>system-out</c> for a
/// text beside a test that passed.
/// </summary>
internal sealed record JUnitResult(string Element, string? Type, string Message, string Text);

/// <summary>A suite of tests.</summary>
internal sealed record JUnitSuite(string Name, IReadOnlyList<JUnitTest> Tests)
{
    /// <summary>The number of tests with a result of a kind.</summary>
    public int Count(string element) => Tests.Count(test => test.Result?.Element == element);
}

/// <summary>
/// Suites as JUnit XML, the form of the Ant task <c>junitreport</c> that CI services read. <c>Host</c> is what decided,
/// <c>Time</c> the time of the run.
/// </summary>
internal sealed record JUnitXml(string Host, DateTimeOffset Time, TimeSpan Duration)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        OmitXmlDeclaration = false,
        Encoding = new UTF8Encoding(false),
    };

    public string Write(IReadOnlyList<JUnitSuite> suites)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("testsuites");
            Counts(
                xml,
                "rulesharness",
                suites.Sum(suite => suite.Tests.Count),
                suites.Sum(suite => suite.Count("failure")),
                suites.Sum(suite => suite.Count("error"))
            );
            xml.WriteAttributeString("time", Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
            for (var at = 0; at < suites.Count; at++)
            {
                WriteSuite(xml, suites[at], at);
            }
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private void WriteSuite(XmlWriter xml, JUnitSuite suite, int number)
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, suite.Name, suite.Tests.Count, suite.Count("failure"), suite.Count("error"));
        xml.WriteAttributeString("id", number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("package", "rulesharness");
        xml.WriteAttributeString("hostname", Host);
        xml.WriteAttributeString(
            "timestamp",
            Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        );
        xml.WriteAttributeString("time", "0.000");
        xml.WriteStartElement("properties");
        xml.WriteEndElement();
        foreach (var test in suite.Tests)
        {
            WriteTest(xml, test);
        }
        // The schema has both at the end of each suite.
        xml.WriteElementString("system-out", "");
        xml.WriteElementString("system-err", "");
        xml.WriteEndElement();
    }

    private static void WriteTest(XmlWriter xml, JUnitTest test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlText.Shown(test.Class));
        xml.WriteAttributeString("name", XmlText.Shown(test.Name));
        xml.WriteAttributeString("time", "0.000");
        if (test.Result is { } result)
        {
            WriteResult(xml, result);
        }
        xml.WriteEndElement();
    }

    private static void WriteResult(XmlWriter xml, JUnitResult result)
    {
        xml.WriteStartElement(result.Element);
        if (result.Element != "system-out")
        {
            xml.WriteAttributeString("message", XmlText.Shown(result.Message));
        }
        if (result.Type is { } type)
        {
            xml.WriteAttributeString("type", type);
        }
        if (result.Text.Length > 0)
        {
            xml.WriteString(XmlText.Shown(result.Text));
        }
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, string name, int tests, int failures, int errors)
    {
        xml.WriteAttributeString("name", XmlText.Shown(name));
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
    }
}
