using System.Text.RegularExpressions;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Describes files that can't be read or written as diagnostics do, with the path as the user may type it.
/// </summary>
internal static partial class InputFault
{
    public static string TextOf(Exception fault)
    {
        var path = PathOf(fault);
        if (path is null)
        {
            return $"error RH6011: {fault.Message}";
        }

        return fault switch
        {
            FileNotFoundException => TextOf(ProjectFiles.Missing(Shown(path))),
            DirectoryNotFoundException => WithoutFolder(path),
            _ when Directory.Exists(path) => IsFolder(path),
            _ => $"error RH6011: {fault.Message}",
        };
    }

    /// <summary>Describes why a file can't be written, as far as its path tells; null if it may be.</summary>
    public static string? OfOutput(string file)
    {
        var path = Path.GetFullPath(file);
        return Directory.Exists(path) ? IsFolder(path)
            : Directory.Exists(Path.GetDirectoryName(path)) ? null
            : WithoutFolder(path);
    }

    private static string WithoutFolder(string path) =>
        $"error RH6011: the folder of `{Shown(path)}` does not exist\n  create it, or correct the path";

    private static string IsFolder(string path) => $"error RH6011: `{Shown(path)}` is a folder\n  name a file";

    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    private static string TextOf(Diagnostic finding) =>
        $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Id}: {finding.Message}\n  {finding.Help}";

    // The runtime has the path of a missing file only; of other faults it stands in the text.
    private static string? PathOf(Exception fault) =>
        fault is FileNotFoundException { FileName: { } name } ? name
        : QuotedPath().Match(fault.Message) is { Success: true } quoted ? quoted.Groups[1].Value
        : null;

    [GeneratedRegex("'(.+)'")]
    private static partial Regex QuotedPath();
}
