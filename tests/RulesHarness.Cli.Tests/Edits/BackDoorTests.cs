using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Engines;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Puts random back doors into the sample's rules, one at a time: the check names the line of each.</summary>
public sealed class BackDoorTests
{
    private const int Count = 10;

    /// <summary>Which ones: another number takes others.</summary>
    private const int Seed = 1;

    private static readonly BackDoor[] Doors = Draw();

    [TestCaseSource(nameof(Doors))]
    public async Task Check_names_the_line_of(BackDoor door)
    {
        var project = SampleProject.Copy().Write(SampleProject.Rules, door.Rules);

        var report = await Checker.RunAsync(
            new CheckOptions { Project = project.Folder, Engine = EngineChoice.Embedded },
            TimeProvider.System
        );

        report.Outcome.Should().Be(CheckOutcome.Fails);
        var lines = report
            .Verdicts.Where(verdict => verdict.Status == CaseStatus.Failed)
            .Select(verdict => verdict.RuleLine)
            .Concat(
                report
                    .Diagnostics.Where(report.Plan.Options.IsFailure)
                    .Where(finding => finding.File == SampleProject.Rules)
                    .Select(finding => (int?)finding.Line)
            );
        lines.Should().Contain(line => door.IsAt(line));
    }

    private static BackDoor[] Draw()
    {
        var doors = new BackDoors(SampleProject.Original(SampleProject.Rules), Seed);
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, Count).Select(_ => doors.DrawOpen(time))];
    }
}
