using System.CommandLine;
using RulesHarness.Changes;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Compares the indexes of a database with those to deploy.</summary>
internal static class IndexesDiffCommand
{
    private const string StandardInput = "-";

    private enum FailOn
    {
        Any,
        Failing,
        None,
    }

    public static Command Make(Shell shell)
    {
        var before = new Argument<string>("BASE")
        {
            Description =
                "The indexes of the database: an index file, what `firebase firestore:indexes` or `gcloud firestore "
                + "indexes composite list --format=json` prints, git:REF or git:REF:PATH. `-` is standard input.",
        };
        var after = new Argument<string?>("HEAD")
        {
            Description = "The indexes to deploy, in the same forms. Default: the project's index file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var database = CommonOptions.Database();
        var demands = new IndexDemandOptions();
        var force = new Option<bool>("--force")
        {
            Description = "Compares for a deploy with --force, which deletes too.",
        };
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "What fails: any difference, failing queries, or none. Default: any.",
            HelpName = "any|failing|none",
        };
        failOn.AcceptOnlyFromAmong("any", "failing", "none");
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var command = new Command(
            "diff",
            "Prints what a deploy of an index file would create and delete, which queries would fail meanwhile, and in "
                + "which order to deploy.\n\nExample: firebase firestore:indexes | rulesharness indexes diff -"
        )
        {
            before,
            after,
            project,
            specs,
            database,
            demands.Queries,
            force,
            failOn,
            format,
            output,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var source = arguments.GetValue(before)!;
                var options = new IndexDiffOptions
                {
                    Base = source,
                    BaseText = source == StandardInput ? await shell.Input.ReadToEndAsync(cancellationToken) : null,
                    Head = arguments.GetValue(after),
                    Project = new CheckOptions
                    {
                        Project = arguments.GetValue(project)!.ToString(),
                        Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                        Database = arguments.GetValue(database),
                    },
                    Demands = await demands.ReadAsync(arguments, shell, cancellationToken),
                    IsForced = arguments.GetValue(force),
                };
                var diff = IndexDiff.Of(options);
                await WriteAsync(shell, diff, arguments.GetValue(format), arguments.GetValue(output));
                return ExitCode(diff, arguments.GetValue(failOn));
            }
        );
        return command;
    }

    private static int ExitCode(IndexDiff diff, FailOn failOn)
    {
        if (!diff.IsUsable)
        {
            return ExitCodes.UnusableInput;
        }
        var fails = failOn switch
        {
            FailOn.None => false,
            FailOn.Failing => diff.BreaksQueries,
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
