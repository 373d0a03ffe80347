using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>The reports that a command leaves in files, as <c>--report junit=results.xml</c> asks for.</summary>
internal static class ReportOptions
{
    public static Option<ReportFile[]> Files(IReadOnlyCollection<string> formats) =>
        new("--report")
        {
            Description =
                "Also writes a report to a file. Can be given several times. Formats: "
                + $"{string.Join(", ", formats)}.",
            HelpName = "FORMAT=FILE",
            CustomParser = result => Parse(result, formats),
            DefaultValueFactory = _ => [],
        };

    private const string VerifyName = "--verify";

    public static Option<bool> Verify() =>
        new(VerifyName)
        {
            Description = "Writes no file of --report, and fails if one is missing or is not what would be written.",
        };

    /// <summary>Returns true if the files are compared, and none is written.</summary>
    public static bool IsVerifying(ParseResult arguments) =>
        arguments.GetResult(VerifyName) is OptionResult { Implicit: false } && arguments.GetValue<bool>(VerifyName);

    /// <summary>Writes each file, with the text that a report has in its format.</summary>
    public static async Task WriteAsync(
        IEnumerable<ReportFile> files,
        Func<string, string> textIn,
        CancellationToken cancellationToken
    )
    {
        foreach (var (format, path) in files)
        {
            await File.WriteAllTextAsync(path, textIn(format), cancellationToken);
        }
    }

    /// <summary>Whether each file holds what would be written; those that do not are named.</summary>
    public static async Task<bool> VerifyAsync(
        Shell shell,
        IEnumerable<ReportFile> files,
        Func<string, string> textIn,
        CancellationToken cancellationToken
    )
    {
        var isCurrent = true;
        foreach (var (format, path) in files)
        {
            // Git may have changed the line ends.
            var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;
            if (text?.ReplaceLineEndings("\n") == textIn(format))
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

    private static ReportFile[] Parse(ArgumentResult result, IReadOnlyCollection<string> formats)
    {
        var files = new List<ReportFile>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (!ReportFile.TryParse(text, formats, out var file, out var fault))
            {
                result.AddError($"--report {fault}");
                return [];
            }
            files.Add(file);
        }

        return [.. files];
    }
}
