using System.Text.RegularExpressions;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>
/// The product in Reports/Golden/product: small, with a failure of each kind, and with texts that would break careless
/// reports. Its reports are compared with the golden files beside it.
/// </summary>
internal static partial class GoldenProduct
{
    private const string Source = "tests/RulesHarness.Cli.Tests/Reports/Golden";

    /// <summary>The command and the format of each golden file.</summary>
    public static IEnumerable<(string Command, string Format)> Files { get; } =
    [
        .. RulesHarness.Reporting.Reports.Formats.Select(format => ("check", format)),
        .. RulesHarness.Reporting.Reports.DiffFormats.Select(format => ("diff", format)),
    ];

    /// <summary>The path of a golden file in the repository.</summary>
    public static string PathOf(string command, string format) =>
        SampleProject.PathOfOriginal($"{Source}/{command}/{format}.txt");

    /// <summary>
    /// Writes all reports of a command, and returns them by their format, without what differs from run to run.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReportAsync(
        string command,
        Func<string[], Task<ToolRun>> tool
    )
    {
        // A copy, because the files of a report are named from the working directory if they are below it.
        var project = SampleProject.Empty();
        var product = SampleProject.PathOfOriginal($"{Source}/product");
        foreach (var file in Directory.EnumerateFiles(product, "*", SearchOption.AllDirectories))
        {
            project.Write(Path.GetRelativePath(product, file), await File.ReadAllTextAsync(file));
        }
        var formats = Files.Where(file => file.Command == command).Select(file => file.Format).ToList();
        var run = await tool([
            command,
            "--project",
            project.Folder,
            .. command == "check" ? ["--engine", "embedded"] : new[] { "--base", project.PathOf("old.rules") },
            .. formats.SelectMany(format => new[] { "--report", $"{format}={project.PathOf(format)}" }),
        ]);
        run.ExitCode.Should().Be(1, run.Output + run.Error);
        // Where the files are below the working directory, as for a process, they are named from there.
        var folder = $"{Path.GetRelativePath(Path.GetTempPath(), project.Folder)}/";
        return formats.ToDictionary(
            format => format,
            format => Stable(project.Read(format).Replace(folder, "", StringComparison.Ordinal))
        );
    }

    /// <summary>The report without times, versions, and the code of a page, which has tests of its own.</summary>
    private static string Stable(string report)
    {
        var timeless = Time().Replace(report, "${name}0${end}");
        var ofAnyVersion = Version().Replace(timeless, "${name}0.0.0\"");
        return Code().Replace(Hash().Replace(ofAnyVersion, "${name}'"), "${begin}${end}");
    }

    [GeneratedRegex("(?<name>\"durationMs\": ?)[0-9]+(?<end>)|(?<name> time(stamp)?=\")[^\"]*(?<end>\")")]
    private static partial Regex Time();

    [GeneratedRegex("(?<name>(\"name\": \"RulesHarness\",\\s*|\"durationMs\":0,)\"version\": ?\")[0-9.]+\"")]
    private static partial Regex Version();

    [GeneratedRegex("(?<name>'sha256-)[^']+'")]
    private static partial Regex Hash();

    [GeneratedRegex("(?<begin><(style|script)>).*?(?<end></(style|script)>)", RegexOptions.Singleline)]
    private static partial Regex Code();
}
