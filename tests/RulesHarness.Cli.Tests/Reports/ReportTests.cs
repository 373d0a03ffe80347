using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.Schema;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>Tests the files that a check leaves for CI services and for people.</summary>
public sealed partial class ReportTests
{
    private static readonly string[] Formats =
    [
        "json",
        "junit",
        "sarif",
        "markdown",
        "permissions",
        "github",
        "gitlab",
        "lcov",
        "cobertura",
        "html",
    ];

    // One check writes them all; each test looks at one.
    private static readonly Lazy<Task<(SampleProject Project, ToolRun Run)>> Nasty = new(() =>
        CheckAsync(NastyProject.Write())
    );

    [Test]
    public async Task JUnit_has_a_test_for_each_case_and_is_what_ci_services_read()
    {
        var junit = XDocument.Parse(await ReadAsync("junit"));

        Validate(junit, "junit.xsd");
        using var json = JsonDocument.Parse(await ReadAsync("json"));
        var cases = json.RootElement.GetProperty("cases").EnumerateArray().ToList();
        var tests = junit.Descendants("testcase").ToList();
        tests.Should().HaveCount(cases.Count + 1);
        tests
            .Select(test => (test.Attribute("classname")!.Value, test.Attribute("name")!.Value))
            .Should()
            .OnlyHaveUniqueItems();
        var failed = cases.Count(one => one.GetProperty("status").GetString() == "failed");
        failed.Should().BeGreaterThan(3);
        tests.Skip(1).Count(test => test.Element("failure") is not null).Should().Be(failed);
        junit.Root!.Attribute("failures")!.Value.Should().Be($"{failed + 1}");
        junit
            .Descendants("failure")
            .Select(failure => failure.Value)
            .Should()
            .Contain(text => text.Contains(NastyProject.Script));
    }

    [Test]
    public async Task Sarif_has_a_result_for_each_problem_with_both_places()
    {
        using var sarif = JsonDocument.Parse(await ReadAsync("sarif"));

        var root = sarif.RootElement;
        root.GetProperty("version").GetString().Should().Be("2.1.0");
        var run = root.GetProperty("runs").EnumerateArray().Should().ContainSingle().Which;
        var driver = run.GetProperty("tool").GetProperty("driver");
        var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        results.Select(result => result.GetProperty("ruleId").GetString()).Distinct().Should().BeEquivalentTo(rules);
        results
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("rulesharness/v1").GetString())
            .Should()
            .OnlyHaveUniqueItems();
        foreach (var result in results)
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().NotContain(" ");
            place.GetProperty("region").GetProperty("startLine").GetInt32().Should().BePositive();
        }
        results
            .Where(result => result.GetProperty("ruleId").GetString() == "case-permission")
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(result =>
                result
                    .GetProperty("relatedLocations")[0]
                    .GetProperty("physicalLocation")
                    .GetRawText()
                    .Contains("database.md")
            );
    }

    [Test]
    public async Task Annotations_are_one_command_a_problem_and_no_other()
    {
        var lines = (await ReadAsync("github")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Should().HaveCount(await ProblemsAsync()).And.OnlyContain(line => Annotation().IsMatch(line));
        lines.Should().NotContain(line => line.StartsWith(NastyProject.Command, StringComparison.Ordinal));
        lines.Should().Contain(line => line.Contains(NastyProject.Command, StringComparison.Ordinal), "it is shown");
    }

    [Test]
    public async Task Code_quality_has_an_issue_for_each_problem()
    {
        using var report = JsonDocument.Parse(await ReadAsync("gitlab"));

        var issues = report.RootElement.EnumerateArray().ToList();
        issues.Should().HaveCount(await ProblemsAsync());
        issues.Select(issue => issue.GetProperty("fingerprint").GetString()).Should().OnlyHaveUniqueItems();
        issues
            .Should()
            .OnlyContain(issue =>
                issue.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32() > 0
            );
    }

    [TestCase("markdown")]
    [TestCase("permissions")]
    public async Task Markdown_shows_markup_as_text(string format)
    {
        var markdown = await ReadAsync(format);

        var outsideOfCode = CodeBlock().Replace(markdown, "");
        outsideOfCode.Should().NotMatchRegex(@"(?<!\\)<(script|b)\b");
        markdown.Should().Contain("script");
    }

    [Test]
    public async Task Permissions_are_a_table_for_each_collection_with_its_sentences()
    {
        var permissions = await ReadAsync("permissions");

        permissions
            .Should()
            .Contain("## `notes`")
            .And.Contain("| | Guests | Others | Owner |")
            .And.Contain("| delete | - | - | if |")
            .And.Contain("- Owner can read own docs.");
    }

    [Test]
    public async Task Coverage_counts_the_cases_of_each_deciding_line()
    {
        var lines = (await ReadAsync("lcov")).Split('\n');

        lines[..2].Should().Equal("TN:rulesharness", $"SF:{SampleProject.Rules}");
        lines.Count(line => line.StartsWith("DA:")).Should().Be(4);
        lines.Should().Contain("LF:4").And.Contain("end_of_record");
    }

    [Test]
    public async Task Cobertura_has_the_lines_of_lcov_and_is_what_coverage_services_read()
    {
        var cobertura = XDocument.Parse(await ReadAsync("cobertura"));

        Validate(cobertura, "cobertura.xsd");
        cobertura.Descendants("class").Single().Attribute("filename")!.Value.Should().Be(SampleProject.Rules);
        cobertura
            .Descendants("line")
            .Select(line => $"DA:{line.Attribute("number")!.Value},{line.Attribute("hits")!.Value}")
            .Should()
            .Equal((await ReadAsync("lcov")).Split('\n').Where(line => line.StartsWith("DA:")));
    }

    internal static void Validate(XDocument document, string schema)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(TestContext.CurrentContext.TestDirectory, "Reports", schema));
        document.Validate(schemas, (_, fault) => Assert.Fail(fault.Message));
    }

    [Test]
    public async Task Same_check_writes_the_same_bytes_in_any_culture()
    {
        var (project, _) = await Nasty.Value;
        var (again, _) = await CheckAsync(NastyProject.Write());

        foreach (var format in Formats.Except(["json", "junit", "html"]))
        {
            again.Read(format).Should().Be(project.Read(format), format);
        }
        foreach (var format in new[] { "junit", "html" })
        {
            Times().Replace(again.Read(format), "").Should().Be(Times().Replace(project.Read(format), ""), format);
        }
    }

    [Test]
    public async Task Report_that_is_not_up_to_date_fails_and_is_left_alone()
    {
        var project = SampleProject.Small();
        var file = project.PathOf("permissions.md");

        var missing = await VerifyAsync();
        (await Tool.RunAsync(TestEmulator.WithoutJava, Arguments("topics/*"))).ExitCode.Should().Be(0);
        var current = await VerifyAsync();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\n", "\r\n"));
        var otherLineEnds = await VerifyAsync();
        await File.AppendAllTextAsync(file, "more\n");
        var stale = await VerifyAsync();

        missing.ExitCode.Should().Be(1);
        missing.Error.Should().Contain("error RH6050").And.Contain("is missing");
        (current.ExitCode, otherLineEnds.ExitCode).Should().Be((0, 0));
        stale.ExitCode.Should().Be(1);
        stale.Error.Should().Contain("is not up to date").And.Contain("--report permissions=");
        (await File.ReadAllTextAsync(file)).Should().EndWith("more\n");

        Task<ToolRun> VerifyAsync() => Tool.RunAsync(TestEmulator.WithoutJava, [.. Arguments("topics/*"), "--verify"]);

        string[] Arguments(string only) =>
            [
                "check",
                "--project",
                project.Folder,
                "--engine",
                "embedded",
                "--only",
                only,
                "--report",
                $"permissions={file}",
            ];
    }

    [TestCase("100", 1, "RH6028: less than 100 % of the conditions of the rules are shown")]
    [TestCase("101", 2, "--min-coverage 101: write a whole number from 0 to 100")]
    [TestCase("much", 2, "--min-coverage much: write a whole number from 0 to 100")]
    public async Task Coverage_below_the_minimum_fails(string percent, int exitCode, string message)
    {
        var project = NastyProject.Write();

        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            project.Folder,
            "--engine",
            "embedded",
            "--min-coverage",
            percent
        );

        run.ExitCode.Should().Be(exitCode);
        (run.Output + run.Error).ReplaceLineEndings(" ").Should().Contain(message);
    }

    [TestCase("junit", "write FORMAT=FILE")]
    [TestCase("tap=results.txt", "formats json, junit")]
    [TestCase("junit=", "write FORMAT=FILE")]
    public async Task Report_without_a_known_format_and_a_file_is_refused(string value, string message)
    {
        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            SampleProject.Small().Folder,
            "--report",
            value
        );

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain($"error RH6010: --report {value}: ").And.Contain(message);
    }

    /// <summary>A report of <see cref="NastyProject"/>.</summary>
    internal static async Task<string> ReadAsync(string format) => (await Nasty.Value).Project.Read(format);

    /// <summary>The findings and cases that are no success, as the JSON has them.</summary>
    private static async Task<int> ProblemsAsync()
    {
        using var json = JsonDocument.Parse(await ReadAsync("json"));
        return json.RootElement.GetProperty("cases").EnumerateArray().Count(one => Text(one, "status") != "passed")
            + json.RootElement.GetProperty("diagnostics")
                .EnumerateArray()
                .Count(one => Text(one, "severity") != "info");

        static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    private static async Task<(SampleProject Project, ToolRun Run)> CheckAsync(SampleProject project)
    {
        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            [
                "check",
                "--project",
                project.Folder,
                "--engine",
                "embedded",
                .. Formats.SelectMany(format => new[] { "--report", $"{format}={project.PathOf(format)}" }),
            ]
        );
        run.ExitCode.Should().Be(1, run.Output + run.Error);
        return (project, run);
    }

    [GeneratedRegex(@"^::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::.+$")]
    internal static partial Regex Annotation();

    [GeneratedRegex(@"^(`{3,})text$[\s\S]*?^\1$", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("time(stamp)?=\"[^\"]*\"|\"durationMs\":\\d+")]
    private static partial Regex Times();
}
