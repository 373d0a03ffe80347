using System.Text.Json;
using System.Xml.Linq;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>Tests the files that a comparison leaves for CI services and for people.</summary>
public sealed class DiffReportTests
{
    private const string Evil = "<script>alert(1)</script>";

    private static readonly string[] Formats = ["json", "junit", "sarif", "markdown", "github", "gitlab", "html"];

    // One comparison writes them all; each test looks at one.
    private static readonly Lazy<Task<SampleProject>> Nasty = new(() => CompareAsync(NastyChange()));

    [Test]
    public async Task JUnit_has_a_test_for_each_change_and_is_what_ci_services_read()
    {
        var junit = XDocument.Parse(await ReadAsync("junit"));

        ReportTests.Validate(junit, "junit.xsd");
        var tests = junit.Descendants("testcase").ToList();
        tests.Should().HaveCount((await ChangesAsync()).Count + 1);
        tests.Select(test => test.Attribute("name")!.Value).Should().OnlyHaveUniqueItems();
        tests.Count(test => test.Element("failure") is not null).Should().Be(await WidenedAsync());
    }

    [Test]
    public async Task Sarif_has_a_result_for_each_change_at_its_line()
    {
        using var sarif = JsonDocument.Parse(await ReadAsync("sarif"));

        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        results.Should().HaveCount((await ChangesAsync()).Count);
        var widened = results.Where(result => Text(result, "ruleId") == "change-widened").ToList();
        widened.Should().HaveCount(await WidenedAsync()).And.OnlyContain(result => Text(result, "level") == "error");
        var place = widened[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(4);
        results.Except(widened).Should().NotBeEmpty().And.OnlyContain(result => Text(result, "level") == "warning");
    }

    [Test]
    public async Task Annotations_are_one_command_a_change_and_no_other()
    {
        var lines = (await ReadAsync("github")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines
            .Should()
            .HaveCount((await ChangesAsync()).Count)
            .And.OnlyContain(line => ReportTests.Annotation().IsMatch(line));
        lines.Should().Contain(line => line.StartsWith("::error") && line.Contains("title=change-widened%3A"));
        lines.Should().Contain(line => line.Contains("::error file=x::owned", StringComparison.Ordinal), "it is shown");
    }

    [Test]
    public async Task Code_quality_has_an_issue_for_each_change()
    {
        using var report = JsonDocument.Parse(await ReadAsync("gitlab"));

        var issues = report.RootElement.EnumerateArray().ToList();
        issues.Should().HaveCount((await ChangesAsync()).Count);
        issues.Select(issue => Text(issue, "fingerprint")).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task Page_shows_all_texts_as_text_and_runs_no_script()
    {
        var page = await ReadAsync("html");

        page.Should().StartWith("<!doctype html>").And.NotContain("<script").And.NotContain("<b>");
        page.Should().Contain("&lt;script&gt;").And.Contain("default-src 'none'").And.NotContain("script-src");
        page.Should().NotContain("\u202e").And.Contain("\\u202e").And.Contain("🙂");
        page.Should().Contain("✗ fails").And.Contain(">widened</span>: notes/{id}: get by ");
    }

    [Test]
    public async Task Comparison_that_cannot_be_made_is_reported_in_every_format()
    {
        var project = SampleProject.Empty().Write("old.rules", "nonsense").Write("new.rules", Rules("true"));

        await CompareAsync(project, exitCode: 2);

        foreach (var format in Formats.Except(["html"]))
        {
            project.Read(format).Should().Contain("RH2", format);
        }
        project.Read("html").Should().Contain("✗ not compared").And.Contain("RH2");
    }

    [Test]
    public async Task Accepted_widening_is_no_problem_and_its_test_passes()
    {
        var project = SampleProject.Empty().Write("old.rules", Rules("false")).Write("new.rules", Rules("true"));
        var approvals = project.PathOf("approvals.json");
        await Tool.RunAsync([.. Arguments(project), "--write-approvals", approvals]);
        project.Write(
            "approvals.json",
            project.Read("approvals.json").Replace("\"reason\": \"\"", "\"reason\": \"as agreed\"")
        );

        await CompareAsync(project, exitCode: 0, "--approvals", approvals);

        project.Read("github").Should().BeEmpty();
        XDocument.Parse(project.Read("junit")).Descendants("failure").Should().BeEmpty();
        project.Read("html").Should().Contain("✓ holds").And.Contain("widened, approved").And.Contain("as agreed");
    }

    [TestCase("permissions")]
    [TestCase("lcov")]
    [TestCase("cobertura")]
    [TestCase("tap")]
    public async Task Format_that_makes_no_sense_for_a_comparison_is_refused(string format)
    {
        var project = NastyChange();

        var run = await Tool.RunAsync([.. Arguments(project), "--report", $"{format}={project.PathOf("out")}"]);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("error RH6010: --report").And.Contain("formats json, junit, sarif, markdown");
        File.Exists(project.PathOf("out")).Should().BeFalse();
    }

    [Test]
    public async Task Report_of_recorded_requests_is_refused()
    {
        var run = await Tool.RunAsync("diff", "--recorded", "recorded.jsonl", "--report", "json=out.json");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("`--report` can't be used with `--recorded`");
    }

    [Test]
    public async Task Report_that_cannot_be_written_is_an_error()
    {
        var project = NastyChange();

        var run = await Tool.RunAsync([.. Arguments(project), "--report", $"json={project.PathOf("no/folder/out")}"]);

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Error.Should().Contain("error RH6011").And.Contain("does not exist");
    }

    /// <summary>A change that opens and closes something, with texts that would break careless reports.</summary>
    private static SampleProject NastyChange() =>
        SampleProject
            .Empty()
            .Write("old.rules", Rules("request.auth.uid == 'ann'"))
            .Write(
                "new.rules",
                Rules($"resource.data.label == '{Evil} <b> | `x` 🙂 \u202eslaf'")
                    .Replace("if true", "if request.resource.data.note == '::error file=x::owned'")
            );

    private static string Rules(string get) =>
        $$"""
            rules_version = '2';
            service cloud.firestore { match /databases/{db}/documents {
              match /notes/{id} {
                allow get: if {{get}};
                allow create: if true;
              }
            } }
            """;

    private static string[] Arguments(SampleProject project) =>
        [
            "diff",
            "--project",
            project.Folder,
            "--base",
            project.PathOf("old.rules"),
            "--head",
            project.PathOf("new.rules"),
        ];

    private static async Task<SampleProject> CompareAsync(
        SampleProject project,
        int exitCode = 1,
        params string[] arguments
    )
    {
        var reports = Formats.SelectMany(format => new[] { "--report", $"{format}={project.PathOf(format)}" });
        var run = await Tool.RunAsync([.. Arguments(project), .. reports, .. arguments]);
        run.ExitCode.Should().Be(exitCode, run.Output + run.Error);
        return project;
    }

    /// <summary>A report of a change with a widening and two narrowings.</summary>
    internal static async Task<string> ReadAsync(string format) => (await Nasty.Value).Read(format);

    private static async Task<List<JsonElement>> ChangesAsync()
    {
        using var json = JsonDocument.Parse(await ReadAsync("json"));
        return [.. json.RootElement.Clone().GetProperty("changes").EnumerateArray()];
    }

    private static async Task<int> WidenedAsync() =>
        (await ChangesAsync()).Count(change => Text(change, "direction") == "widened");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
