using System.Text.Json.Nodes;
using RulesHarness.Cli.Tests.Running;
using static RulesHarness.Cli.Tests.Commands.DiffedRules;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The changes of <c>rulesharness diff</c>, confirmed by the emulator.</summary>
public sealed class DiffEngineTests
{
    [TestCase("allow get: if mine();", "allow get: if request.auth != null;")]
    [TestCase(
        "allow update: if resource.data.until > request.time;",
        "allow update: if resource.data.until is timestamp;"
    )]
    [TestCase(
        "allow update: if request.resource.data.at == request.time && mine();",
        "allow update: if request.resource.data.at == request.time;"
    )]
    [TestCase("allow list: if resource.data.owner == request.auth.uid;", "allow list: if resource.data.n == 1;")]
    [TestCase("allow update: if false;", "allow update: if id == 'all';")]
    [TestCase(
        "allow delete: if false; } match /counters/{n} { allow create: if true;",
        "allow delete: if existsAfter(/databases/$(db)/documents/counters/$(id)); } match /counters/{n} { allow create: if true;"
    )]
    public async Task Emulator_confirms_each_change(string old, string current)
    {
        var text = Strict.Replace("allow get: if mine();", old, StringComparison.Ordinal);
        var project = SampleProject
            .Empty()
            .Write("old.rules", text)
            .Write("new.rules", text.Replace(old, current, StringComparison.Ordinal));

        var run = await OnEmulatorAsync(project, "--format", "json");

        run.HasNoStackTrace().ExitCode.Should().Be(1, run.Output + run.Error);
        var report = JsonNode.Parse(run.Output)!;
        report["changes"]!.AsArray().Should().NotBeEmpty();
        report["diagnostics"]!.AsArray().Should().BeEmpty();
        foreach (var change in report["changes"]!.AsArray())
        {
            change!["notSentBecause"].Should().BeNull(run.Output);
            change["confirmedBy"]!
                .AsArray()
                .Select(engine => (string)engine!)
                .Should()
                .HaveCount(2)
                .And.Contain(engine => engine.StartsWith("emulator", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Change_at_a_time_of_its_own_is_decided_by_the_embedded_engine_only()
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write(
                "new.rules",
                Strict.Replace(
                    "if mine()",
                    "if mine() || request.time < timestamp.date(2001, 1, 1)",
                    StringComparison.Ordinal
                )
            );

        var run = await OnEmulatorAsync(project);

        run.ExitCode.Should().Be(1, run.Output + run.Error);
        run.Output.Should()
            .Contain(
                "by the embedded engine only: its outcome depends on the time, and the emulator's clock can't be set"
            );
    }

    private static Task<ToolRun> OnEmulatorAsync(SampleProject project, params string[] options) =>
        Tool.RunAsync(
            TestEmulator.EnvironmentFor("emulator"),
            [
                "diff",
                "--project",
                project.Folder,
                "--base",
                project.PathOf("old.rules"),
                "--head",
                project.PathOf("new.rules"),
                "--engine",
                "both",
                .. options,
            ]
        );
}
