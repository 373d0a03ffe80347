using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>A report that a check leaves in a file, as <c>--report junit=results.xml</c> asks for.</summary>
internal sealed record ReportFile(string Format, string Path)
{
    public static Option<ReportFile[]> Option() =>
        new("--report")
        {
            Description =
                "Also writes a report to a file. Can be given several times. Formats: "
                + $"{string.Join(", ", Reports.Formats)}.",
            HelpName = "FORMAT=FILE",
            CustomParser = Parse,
            DefaultValueFactory = _ => [],
        };

    public static Option<bool> VerifyOption() =>
        new("--verify")
        {
            Description = "Writes no file of --report, and fails if one is missing or is not what would be written.",
        };

    public static async Task WriteAsync(
        CheckReport report,
        IEnumerable<ReportFile> files,
        CancellationToken cancellationToken
    )
    {
        foreach (var (format, path) in files)
        {
            await File.WriteAllTextAsync(path, Reports.Of(report, format), cancellationToken);
        }
    }

    /// <summary>Whether each file holds what would be written; those that do not are named.</summary>
    public static async Task<bool> VerifyAsync(
        Shell shell,
        CheckReport report,
        IEnumerable<ReportFile> files,
        CancellationToken cancellationToken
    )
    {
        var isCurrent = true;
        foreach (var (format, path) in files)
        {
            // Git may have changed the line ends.
            var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;
            if (text?.ReplaceLineEndings("\n") == Reports.Of(report, format))
            {
                continue;
            }
            isCurrent = false;
            await shell.Error.WriteLineAsync(
                $"error RH6050: {path} {(text is null ? "is missing" : "is not up to date")}"
                    + $"\nrun `rulesharness check --report {format}={path}`, and commit the file"
            );
        }

        return isCurrent;
    }

    private static ReportFile[] Parse(ArgumentResult result)
    {
        var files = new List<ReportFile>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var (format, path) = text.Split('=', 2) is [var before, var after] ? (before, after) : (text, "");
            if (!Reports.Formats.Contains(format) || path.Length == 0)
            {
                result.AddError(
                    $"--report {text}: write FORMAT=FILE, with one of the formats {string.Join(", ", Reports.Formats)}"
                );
                return [];
            }
            files.Add(new ReportFile(format, path));
        }

        return [.. files];
    }
}
