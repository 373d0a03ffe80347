using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Edits;
using RulesHarness.Engines;

namespace RulesHarness.Bench.BackDoors;

/// <summary>Runs the whole check of the sample, with rules that have a back door.</summary>
internal static class DoorCheck
{
    private static readonly string[] Others = ["firebase.json", "indexes/firestore.indexes.json", "spec/database.md"];

    /// <summary>The verdict of a check on a door.</summary>
    public static async Task<DoorResult> RunAsync(BackDoor door)
    {
        var project = Directory.CreateTempSubdirectory("back-door-");
        try
        {
            foreach (var file in Others)
            {
                Write(project, file, await File.ReadAllTextAsync(Sample.PathOf(file)));
            }

            Write(project, Sample.Rules, door.Rules);
            var options = new CheckOptions { Project = project.FullName, Engine = EngineChoice.Embedded };
            return ResultOf(door, await Checker.RunAsync(options, TimeProvider.System));
        }
        finally
        {
            project.Delete(recursive: true);
        }
    }

    private static void Write(DirectoryInfo project, string file, string text)
    {
        var path = Path.Combine(project.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
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
