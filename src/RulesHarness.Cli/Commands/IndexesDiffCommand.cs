using System.CommandLine;
using RulesHarness.Changes;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Compares the indexes of a database with those to deploy.</summary>
internal static class IndexesDiffCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command(
            "diff",
            "Prints what a deploy of an index file would create and delete, which queries would fail meanwhile, and in "
                + "which order to deploy.\n\nExample: firebase firestore:indexes | rulesharness indexes diff -"
        );
        var options = new IndexesDiffCommandOptions();
        options.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var diff = IndexDiff.Of(await options.OfAsync(arguments, shell, cancellationToken));
                await WriteAsync(shell, diff, arguments.GetValue(options.Format), arguments.GetValue(options.Output));
                return ExitCode(diff, arguments.GetValue(options.FailOn));
            }
        );
        return command;
    }

    private static int ExitCode(IndexDiff diff, FailingIndexDiff failOn)
    {
        if (!diff.IsUsable)
        {
            return ExitCodes.UnusableInput;
        }
        var fails = failOn switch
        {
            FailingIndexDiff.None => false,
            FailingIndexDiff.Failing => diff.BreaksQueries,
            _ => !diff.IsSame || diff.BreaksQueries,
        };
        return fails ? ExitCodes.DoesNotHold : 0;
    }

    private static async Task WriteAsync(Shell shell, IndexDiff diff, ReportFormat format, string? output)
    {
        if (format == ReportFormat.Json)
        {
            await CommonOptions.WriteAsync(shell, Reports.Json(diff), output);
            return;
        }

        await Terminal.WriteAsync(shell, output, Reports.Text(diff));
    }
}
