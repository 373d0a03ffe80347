using System.Text.Json.Nodes;
using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Reports;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>Which engine decides a check, and that it does not matter which.</summary>
public sealed class EngineTests
{
    [Test]
    public async Task Nothing_of_a_whole_check_but_the_engine_differs()
    {
        var project = NastyProject.Write();
        var emulator = await CheckAsync(project, "emulator");
        var embedded = await CheckAsync(project, "embedded");

        emulator["diagnostics"]!.AsArray().Should().NotBeEmpty();
        embedded["diagnostics"]!.ToJsonString().Should().Be(emulator["diagnostics"]!.ToJsonString());
        embedded["rules"]!.ToJsonString().Should().Be(emulator["rules"]!.ToJsonString());
        embedded["spec"]!.ToJsonString().Should().Be(emulator["spec"]!.ToJsonString());

        static async Task<JsonNode> CheckAsync(SampleProject project, string engine) =>
            JsonNode.Parse(
                (
                    await Tool.RunAsync(
                        TestEmulator.EnvironmentFor(engine),
                        "check",
                        "--project",
                        project.Folder,
                        "--engine",
                        engine,
                        "--format",
                        "json"
                    )
                ).Output
            )!;
    }

    [Test]
    public async Task Failure_is_reported_alike_with_its_line_and_its_repetition()
    {
        var project = SampleProject
            .Small()
            .Edit(SampleProject.Rules, "allow delete: if isUser(resource.data.followerId);", "allow delete: if true;");

        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            project.Folder,
            "--only",
            "follows/delete/*",
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should()
            .MatchRegex(@"rules     rules/firestore\.rules:\d+: allow delete: if true;")
            .And.MatchRegex(@"await database\.Document\(""follows/.*""\)\.DeleteAsync");
    }

    [Test]
    public async Task Without_an_emulator_the_embedded_engine_decides_and_says_how_to_get_the_other()
    {
        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            SampleProject.Small().Folder,
            "--only",
            "topics/*"
        );

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("on the embedded engine in").And.Contain("`rulesharness emulator install`");
        run.Error.Should().BeEmpty();
    }

    [Test]
    public async Task With_an_emulator_it_decides_and_says_how_to_get_the_other()
    {
        var run = await Tool.RunAsync(
            TestEmulator.RunningEnvironment,
            "check",
            "--project",
            SampleProject.Small().Folder,
            "--only",
            "topics/get/*"
        );

        run.Output.Should().Contain("on a running emulator in").And.Contain("`--engine embedded`");
    }

    [TestCase("emulator", "on a running emulator in")]
    [TestCase("embedded", "on the embedded engine in")]
    [TestCase("both", "on a running emulator and the embedded engine in")]
    public async Task Engine_that_is_asked_for_decides_and_nothing_is_said_of_others(string engine, string expected)
    {
        var project = SampleProject.Small();

        var byOption = await Tool.RunAsync(
            TestEmulator.EnvironmentFor(engine).With("RULESHARNESS_ENGINE", "nonsense"),
            "check",
            "--project",
            project.Folder,
            "--only",
            "topics/get/*",
            "--engine",
            engine
        );
        var byVariable = await Tool.RunAsync(
            TestEmulator.EnvironmentFor(engine).With("RULESHARNESS_ENGINE", engine),
            "check",
            "--project",
            project.Folder,
            "--only",
            "topics/get/*"
        );

        foreach (var run in new[] { byOption, byVariable })
        {
            run.ExitCode.Should().Be(0, run.Output + run.Error);
            run.Output.Should().Contain(expected).And.NotContain("--engine");
        }
    }

    [Test]
    public async Task Variable_that_names_no_engine_is_an_error()
    {
        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava.With("RULESHARNESS_ENGINE", "nonsense"),
            "check",
            "--project",
            SampleProject.Small().Folder
        );

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("RH6008").And.Contain("`nonsense`");
    }

    [Test]
    public async Task Rules_that_do_not_compile_are_reported_with_their_place()
    {
        var project = SampleProject
            .Small()
            .Edit(
                SampleProject.Rules,
                "allow delete: if isUser(resource.data.followerId);",
                "allow delete: if = true;"
            );

        var run = await Tool.RunAsync(
            TestEmulator.WithoutJava,
            "check",
            "--project",
            project.Folder,
            "--engine",
            "embedded"
        );

        run.ExitCode.Should().Be(2);
        run.HasNoStackTrace()
            .Output.Should()
            .MatchRegex(@"rules/firestore\.rules\(\d+,\d+\): error RH2\d{3}: ")
            .And.Contain("nothing was checked");
    }

    [Test]
    public async Task Cases_of_one_run_see_nothing_of_each_other()
    {
        var options = new CheckOptions
        {
            Project = SampleProject.Small().Folder,
            Engine = EngineChoice.Embedded,
            Only = "follows/*",
        };

        var runs = await Task.WhenAll(
            Checker.RunAsync(options, TimeProvider.System),
            Checker.RunAsync(options, TimeProvider.System)
        );

        runs[0].Outcome.Should().Be(Outcome.Holds);
        runs[0]
            .Verdicts.Select(verdict => (verdict.Case.Id, verdict.Cause, verdict.RuleLine))
            .Should()
            .Equal(runs[1].Verdicts.Select(verdict => (verdict.Case.Id, verdict.Cause, verdict.RuleLine)));
    }
}
