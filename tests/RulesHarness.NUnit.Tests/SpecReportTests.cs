using System.Text.Json;
using System.Xml.Linq;

namespace RulesHarness.NUnit.Tests;

/// <summary>Tests the reports that a run of a spec's tests leaves in files.</summary>
public sealed class SpecReportTests
{
    private static readonly string OpenRules = NotesProject.Rules.Replace(
        "allow delete: if mine(resource.data);",
        "allow delete: if true;",
        StringComparison.Ordinal
    );

    [Test]
    public async Task Variable_writes_reports_with_the_verdicts_of_the_run()
    {
        var project = new NotesProject(rules: OpenRules);

        var results = await RunAsync(project, "json=out.json; junit=out.xml;html=out.html");

        // `Others cannot get notes [notes/get/others]`, where a test is `Others cannot get notes`.
        var decided = XDocument
            .Parse(project.Read("out.xml"))
            .Descendants("testcase")
            .Select(test => (Name: test.Attribute("name")!.Value, Passed: !test.Elements("failure").Any()))
            .Where(test => test.Name.EndsWith(']') && !test.Name.Contains("/rules/", StringComparison.Ordinal))
            .Select(test => (test.Name[..test.Name.LastIndexOf(" [", StringComparison.Ordinal)], test.Passed))
            .ToList();
        var tests = Tests(results)
            .Where(test => test.Attribute("methodname")!.Value == "Case")
            .Select(test => (test.Attribute("name")!.Value.Split(" #")[0], Passed(test)));
        tests.Should().BeEquivalentTo(decided);
        decided.Should().Contain(one => one.Passed).And.Contain(one => !one.Passed);
        JsonDocument
            .Parse(project.Read("out.json"))
            .RootElement.GetProperty("cases")
            .GetArrayLength()
            .Should()
            .BePositive();
        XDocument.Parse(project.Read("out.xml")).Descendants("failure").Should().NotBeEmpty();
        project.Read("out.html").Should().StartWith("<!doctype html>");
    }

    [Test]
    public async Task Attribute_writes_reports_beside_those_of_the_variable()
    {
        var project = new NotesProject();

        var results = await RunAsync(project, "markdown=out.md", "ReportedSpec");

        Tests(results).Should().HaveCountGreaterThan(20).And.OnlyContain(test => Passed(test));
        project.Read("reported.json").Should().StartWith("{");
        project.Read("reported.html").Should().StartWith("<!doctype html>");
        project.Read("out.md").Should().Contain("**holds**");
    }

    [Test]
    public async Task Class_in_a_path_gives_each_class_a_file_of_its_own()
    {
        var project = new NotesProject();

        var results = await RunAsync(project, "json=of-{class}.json", "ProjectSpec", "ReportedSpec");

        Tests(results).Should().OnlyContain(test => Passed(test));
        project.Read("of-ProjectSpec.json").Should().StartWith("{");
        project.Read("of-ReportedSpec.json").Should().StartWith("{");
    }

    [Test]
    public async Task Spec_that_cannot_be_read_is_reported_too()
    {
        var project = new NotesProject(
            NotesProject.Spec.Replace("can delete own", "can delte own", StringComparison.Ordinal)
        );

        var results = await RunAsync(project, "json=out.json");

        Tests(results).Should().NotContain(test => Passed(test));
        using var json = JsonDocument.Parse(project.Read("out.json"));
        json.RootElement.GetProperty("diagnostics").GetRawText().Should().Contain("delte");
    }

    [TestCase("lcov", "error RH4606: `lcov` does not name a report")]
    [TestCase("tap=out.tap", "formats json, junit")]
    [TestCase("json=no/such/folder/out.json", "error RH4607: the report `no/such/folder/out.json` can't be written")]
    public async Task Report_that_cannot_be_written_fails_every_test(string reports, string message)
    {
        var project = new NotesProject();

        var tests = Tests(await RunAsync(project, reports));

        tests.Should().HaveCountGreaterThan(20).And.NotContain(test => Passed(test));
        tests
            .Select(test => test.Element("failure")!.Element("message")!.Value)
            .Should()
            .OnlyContain(text => text.Contains(message) && !text.Contains("   at "));
    }

    [Test]
    public async Task Report_that_two_classes_write_fails_one_of_them()
    {
        var project = new NotesProject();

        var tests = Tests(await RunAsync(project, "json=both.json", "ProjectSpec", "ReportedSpec"));

        var failed = tests.Where(test => !Passed(test)).ToList();
        failed.Select(test => test.Attribute("classname")!.Value).Distinct().Should().ContainSingle();
        failed.Should().HaveCountLessThan(tests.Count);
        failed[0].Value.Should().Contain("error RH4608").And.Contain("ProjectSpec").And.Contain("ReportedSpec");
    }

    private static Task<XElement> RunAsync(NotesProject project, string reports, params string[] fixtures) =>
        project.RunAsync(
            TestEmulator.WithoutJava.With("RULESHARNESS_ENGINE", "embedded").With("RULESHARNESS_REPORTS", reports),
            fixtures is [] ? ["ProjectSpec"] : fixtures
        );

    private static List<XElement> Tests(XElement results) => [.. results.Descendants("test-case")];

    private static bool Passed(XElement test) => test.Attribute("result")!.Value == "Passed";
}
