using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;
using RulesHarness.Engines;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Puts random back doors into the sample's rules, one at a time: the check names the line of each.</summary>
public sealed class BackDoorTests
{
    /// <summary>A check takes seconds of the processor: bench/BackDoors tries as many as one likes.</summary>
    private const int Count = 4;

    /// <summary>Which ones: another number takes others.</summary>
    private const int Seed = 1;

    private static readonly BackDoor[] Doors = Draw();

    // The whole check decides the same cases, and then more that it makes of what the rules say. It takes longer, so it
    // runs where these cases are not enough.
    [TestCaseSource(nameof(Doors))]
    public async Task Check_names_the_line_of(BackDoor door)
    {
        var isNamed = await SampleCases.FailuresAsync(door.Rules).AnyAsync(verdict => door.IsAt(verdict.RuleLine));

        (isNamed || await IsNamedByCheckAsync(door)).Should().BeTrue(door.ToString());
    }

    private static async Task<bool> IsNamedByCheckAsync(BackDoor door)
    {
        var project = SampleProject.Copy().Write(SampleProject.Rules, door.Rules);
        var report = await Checker.RunAsync(
            new CheckOptions { Project = project.Folder, Engine = EngineChoice.Embedded },
            TimeProvider.System
        );
        var isNamedByCase = report.Verdicts.Any(verdict =>
            verdict.Status == CaseStatus.Failed && door.IsAt(verdict.RuleLine)
        );
        var isNamedByFinding = report.Diagnostics.Any(finding =>
            report.Plan.Options.IsFailure(finding) && finding.File == SampleProject.Rules && door.IsAt(finding.Line)
        );
        return report.Outcome == Outcome.Fails && (isNamedByCase || isNamedByFinding);
    }

    private static BackDoor[] Draw()
    {
        var doors = new BackDoors(SampleProject.Original(SampleProject.Rules), Seed);
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, Count).Select(_ => doors.DrawOpen(time))];
    }
}
