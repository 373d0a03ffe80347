using System.Text.Json;
using System.Text.Json.Nodes;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The main job on a project that is right, and the JSON that scripts rely on.</summary>
public sealed class CheckTests
{
    private static readonly string[] Operations = ["get", "list", "create", "update", "delete"];

    [Test]
    public async Task Emulator_is_started_for_a_check_and_named_in_its_report()
    {
        // As a process, with an emulator of its own.
        var run = await Tool.RunProcessAsync(
            TestEmulator.Own.Environment,
            "check",
            "--project",
            SampleProject.Small().Folder,
            "--only",
            "topics/*",
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().BeEmpty();
        var report = JsonNode.Parse(run.Output)!;
        report["engine"]!.GetValue<string>().Should().Be("emulator");
        report["engineVersion"]!.GetValue<string>().Should().MatchRegex(@"^\d+\.\d+\.\d+$");
    }

    // The whole sample on the emulator is what the first command of the README checks, and .ci/run with it.
    [Test]
    public async Task Check_of_a_collection_holds_on_both_engines_alike()
    {
        var run = await Tool.RunAsync(
            TestEmulator.RunningEnvironment,
            "check",
            "--project",
            SampleProject.Small().Folder,
            "--engine",
            "both",
            "--only",
            "follows*",
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(0, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("engine").GetString().Should().Be("both");
        report.RootElement.GetProperty("cases").GetArrayLength().Should().BeGreaterThan(20);
    }

    [Test]
    public async Task Check_of_the_sample_holds_without_Java_and_says_so_in_json()
    {
        var run = await Tool.RunProcessAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            SampleProject.Copy().Folder,
            "--engine",
            "embedded",
            "--strict",
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().BeEmpty();
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("engine").GetString().Should().Be("embedded");
        report.RootElement.GetProperty("engineVersion").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        Contract.Check(
            report.RootElement,
            SampleProject.Original(SampleProject.Spec),
            SampleProject.Original(SampleProject.Rules)
        );
        var cases = report.RootElement.GetProperty("cases").EnumerateArray().ToList();
        cases.Should().HaveCountGreaterThan(1500);
        var ids = cases.Select(tried => tried.GetProperty("id").GetString()).ToList();
        ids.Should().OnlyHaveUniqueItems();
        cases
            .Should()
            .OnlyContain(tried =>
                tried.GetProperty("status").GetString() == "passed"
                && tried.GetProperty("ruleLine").ValueKind == JsonValueKind.Number
            );
        report
            .RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            // The sample's old data is generated, and is not in the repository.
            .Where(found => found.GetProperty("id").GetString() != "RH8050")
            .Should()
            .BeEmpty("spec and rules leave nothing of each other over");
        IdsOf("spec").Order(StringComparer.Ordinal).Should().Equal(ids.Order(StringComparer.Ordinal));
        IdsOf("rules").Except(ids).Should().BeEmpty();
        report
            .RootElement.GetProperty("rules")
            .EnumerateArray()
            .Should()
            .HaveCountGreaterThan(50)
            .And.OnlyContain(statement =>
                statement.GetProperty("allowed").GetBoolean() && statement.GetProperty("cases").GetArrayLength() > 0
            );

        IEnumerable<string?> IdsOf(string name) =>
            report
                .RootElement.GetProperty(name)
                .EnumerateArray()
                .SelectMany(link => link.GetProperty("cases").EnumerateArray())
                .Select(id => id.GetString());

        cases
            .Select(tried => tried.GetProperty("operation").GetString())
            .Distinct()
            .Should()
            .BeEquivalentTo(Operations);
        cases
            .Select(tried => tried.GetProperty("kind").GetString())
            .Distinct()
            .Should()
            .BeEquivalentTo("permission", "schema", "access-pattern");
    }

    [Test]
    public async Task Two_runs_with_one_seed_print_the_same_cases_in_the_same_order()
    {
        var project = SampleProject.Small();

        var runs = await Task.WhenAll(RunAsync(project), RunAsync(project));

        runs[0].Should().Be(runs[1]);

        static async Task<string> RunAsync(SampleProject project)
        {
            var run = await Tool.RunAsync(
                TestEmulator.Environment,
                "check",
                "--engine",
                "embedded",
                "--project",
                project.Folder,
                "--only",
                "follows/*",
                "--format",
                "json"
            );
            run.ExitCode.Should().Be(0, run.Output);
            var report = JsonNode.Parse(run.Output)!;
            report["summary"]!.AsObject().Remove("durationMs").Should().BeTrue();
            return report.ToJsonString();
        }
    }

    [Test]
    public async Task Check_with_another_seed_holds_too()
    {
        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "check",
            "--engine",
            "embedded",
            "--project",
            SampleProject.Copy().Folder,
            "--seed",
            "2",
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(0, run.Output[..Math.Min(2000, run.Output.Length)]);
        JsonNode.Parse(run.Output)!["seed"]!.GetValue<int>().Should().Be(2);
    }

    [Test]
    public async Task Only_runs_the_cases_whose_id_matches()
    {
        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "check",
            "--engine",
            "embedded",
            "--project",
            SampleProject.Small().Folder,
            "--only",
            "topics/*",
            "--format",
            "json"
        );

        run.ExitCode.Should().Be(0, run.Error);
        JsonNode.Parse(run.Output)!["cases"]!
            .AsArray()
            .Select(tried => tried!["id"]!.GetValue<string>())
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(id => id.StartsWith("topics/"));
    }

    [TestCase]
    [TestCase("--strict")]
    public async Task Rule_that_no_sentence_justifies_is_an_error(params string[] options)
    {
        var project = SampleProject
            .Copy()
            .Edit(
                SampleProject.Rules,
                "allow list: if isAdministrator();",
                "allow list: if isAdministrator() || isUser('root');"
            );

        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            ["check", "--engine", "embedded", "--project", project.Folder, .. options]
        );

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should()
            .MatchRegex(
                @"rules/firestore\.rules\(\d+,\d+\): error RH7032: the part `isUser\('root'\)` may allow more than the spec grants"
            )
            .And.MatchRegex(@"(\d+) of \1 allow statements were reached, \1 allowed a case");
    }

    [Test]
    public async Task Only_that_matches_nothing_is_no_success()
    {
        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "check",
            "--engine",
            "embedded",
            "--project",
            SampleProject.Small().Folder,
            "--only",
            "nothing/*"
        );

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace().Output.Should().Contain("RH6005").And.Contain("`nothing/*`");
    }

    [TestCase("text", "passed, 0 failed, 0 errors")]
    [TestCase("json", "\"cases\": [")]
    public async Task Output_goes_to_the_file_that_is_named(string format, string expected)
    {
        var project = SampleProject.Small();
        var file = project.PathOf("report");

        var run = await Tool.RunAsync(
            TestEmulator.Environment,
            "check",
            "--engine",
            "embedded",
            "--project",
            project.Folder,
            "--only",
            "topics/get/*",
            "--format",
            format,
            "--output",
            file
        );

        run.Should().Be(new ToolRun(0, "", ""));
        (await File.ReadAllTextAsync(file)).Should().Contain(expected);
    }

    [Test]
    public async Task Text_says_all_that_is_needed_to_repeat_a_failure()
    {
        var project = SampleProject
            .Small()
            .Edit(SampleProject.Rules, "allow delete: if isUser(resource.data.followerId);", "allow delete: if true;");

        var run = await Tool.RunAsync(
            TestEmulator.RunningEnvironment,
            "check",
            "--project",
            project.Folder,
            "--only",
            "follows/delete/*"
        );

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should()
            .MatchRegex(@"spec      spec/database\.md:\d+: .*Owner can delete own docs")
            .And.MatchRegex(@"actor     Others: ")
            .And.MatchRegex(@"request   delete follows/")
            .And.Contain("expected  deny")
            .And.Contain("got       allow")
            .And.MatchRegex(@"rules     rules/firestore\.rules:\d+: allow delete: if true;")
            .And.MatchRegex(@"await database\.Document\(""follows/.*""\)\.DeleteAsync")
            .And.NotContain("\u001b[");
    }
}
