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

        var shown = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return fault switch
        {
            FileNotFoundException => TextOf(ProjectFiles.Missing(shown)),
            DirectoryNotFoundException =>
                $"error RH6011: the folder of `{shown}` does not exist\n  create it, or correct the path",
            _ when Directory.Exists(path) => $"error RH6011: `{shown}` is a folder\n  name a file",
            _ => $"error RH6011: {fault.Message}",
        };
    }

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
