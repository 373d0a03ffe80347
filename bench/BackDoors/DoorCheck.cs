using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Edits;
using RulesHarness.Engines;

namespace RulesHarness.Bench.BackDoors;

/// <summary>Runs the whole check of a project, with rules that have a back door.</summary>
internal static class DoorCheck
{
    /// <summary>The verdict of a check on a door.</summary>
    public static async Task<DoorResult> RunAsync(DoorProject project, BackDoor door)
    {
        var rules = Path.Combine(Path.GetTempPath(), $"back-door-{Guid.NewGuid():n}.rules");
        await File.WriteAllTextAsync(rules, door.Rules);
        try
        {
            return ResultOf(door, await Checker.RunAsync(project.Options(rules), TimeProvider.System));
        }
        finally
        {
            File.Delete(rules);
        }
    }

    private static DoorResult ResultOf(BackDoor door, CheckReport report)
    {
        if (report.Outcome != Outcome.Fails)
        {
            return report.Outcome == Outcome.Holds ? DoorResult.Passed : DoorResult.Unusable;
        }

        var isNamedByCase = report.Verdicts.Any(verdict =>
            verdict.Status == CaseStatus.Failed && door.IsAt(verdict.RuleLine)
        );
        var isNamedByFinding = report.Diagnostics.Any(finding =>
            report.Plan.Options.IsFailure(finding)
            && finding.File.EndsWith(".rules", StringComparison.Ordinal)
            && door.IsAt(finding.Line)
        );
        return isNamedByCase || isNamedByFinding ? DoorResult.Named : DoorResult.NotNamed;
    }
}
