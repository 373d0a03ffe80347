using System.CommandLine;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>An option that names a file which the command writes.</summary>
internal sealed class OutputOption(string name) : Option<string?>(name);

/// <summary>
/// The files that a command writes at its end. That they can be written is checked before it begins: a check may take
/// minutes.
/// </summary>
internal static class OutputFiles
{
    /// <summary>Describes each file that can't be written.</summary>
    public static IReadOnlyList<string> FaultsOf(ParseResult arguments)
    {
        var files = arguments.CommandResult.Command.Options.SelectMany(option => FilesOf(option, arguments));
        return [.. files.Select(InputFault.OfOutput).OfType<string>().Distinct()];
    }

    private static IEnumerable<string> FilesOf(Option option, ParseResult arguments) =>
        option switch
        {
            OutputOption file => arguments.GetValue(file) is { Length: > 0 } path ? [path] : [],
            Option<ReportFile[]> reports when !ReportOptions.IsVerifying(arguments) => arguments
                .GetValue(reports)!
                .Select(report => report.Path),
            _ => [],
        };
}
