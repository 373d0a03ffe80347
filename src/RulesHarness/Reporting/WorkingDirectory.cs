using RulesHarness.Checking;

namespace RulesHarness.Reporting;

/// <summary>
/// The files of a project as CI services look them up: relative to the working directory, which is the repository. What
/// is not below it keeps the path that messages show.
/// </summary>
internal static class WorkingDirectory
{
    /// <summary>The path of a file that a report names, with forward slashes.</summary>
    public static string PathOf(CheckReport report, string file) => PathOf(report.Plan.Files.Folder, file);

    /// <summary>The path of a file of the project in a folder.</summary>
    public static string PathOf(string project, string file)
    {
        var folder = Path.GetRelativePath(Environment.CurrentDirectory, project).Replace('\\', '/');
        var isBelow = folder != "." && !folder.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(folder);
        return isBelow && !Path.IsPathRooted(file) ? $"{folder}/{file}" : file;
    }
}
