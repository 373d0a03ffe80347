using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// Compares the indexes that the queries need with those that are declared, and can correct the file.
/// </summary>
internal static class IndexesCommand
{
    public static Command Make(Shell shell)
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var indexes = CommonOptions.File(
            "--indexes",
            "The index file. Default: as in firebase.json, or indexes/firestore.indexes.json."
        );
        var database = CommonOptions.Database();
        var demands = new IndexDemandOptions();
        var write = new Option<bool>("--write")
        {
            Description = "Adds the missing indexes to the index file, after showing the change and asking.",
        };
        var prune = new Option<bool>("--prune")
        {
            Description = "With --write: removes the indexes that no query uses.",
        };
        var yes = new Option<bool>("--yes") { Description = "With --write: writes without asking." };
        var toSpec = new Option<bool>("--to-spec")
        {
            Description = "Prints the section Indexes of a spec that lists what the index file declares.",
        };
        var strict = new Option<bool>("--strict") { Description = "Fails on warnings too." };
        var report = new IndexReportOptions();
        var command = new Command(
            "indexes",
            "Prints which index serves each query, which indexes are missing, and which are "
                + "redundant.\n\nExample: rulesharness indexes --write"
        )
        {
            project,
            specs,
            indexes,
            database,
            write,
            prune,
            yes,
            toSpec,
            strict,
        };
        command.Subcommands.Add(IndexesDiffCommand.Make(shell));
        foreach (var option in demands.All.Concat(report.All))
        {
            command.Options.Add(option);
        }
        command.Validators.Add(result =>
        {
            if (!result.GetValue(write) && (result.GetValue(prune) || result.GetValue(yes)))
            {
                result.AddError("`--prune` and `--yes` need `--write`");
            }
            if (result.GetValue(toSpec) && result.GetValue(write))
            {
                result.AddError("`--to-spec` can't be used with `--write`");
            }
            demands.Validate(result, prune, toSpec);
        });
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new CheckOptions
                {
                    Project = arguments.GetValue(project)!.ToString(),
                    Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    Indexes = CommonOptions.Full(arguments.GetValue(indexes)),
                    Database = arguments.GetValue(database),
                };
                var demanded = await demands.ReadAsync(arguments, shell, cancellationToken);
                var folders = demands.Folders(arguments);
                var review = Review(options);
                IndexReview Review(CheckOptions given) =>
                    folders.Length > 0
                        ? CodeReview.Of(given with { Code = folders, Readers = CodeOptions.Readers })
                        : IndexReview.Of(given, demanded);

                if (
                    review.IsUsable
                    && arguments.GetValue(write)
                    && await IndexFix.ApplyAsync(
                        shell,
                        review,
                        arguments.GetValue(prune),
                        arguments.GetValue(yes),
                        cancellationToken
                    )
                )
                {
                    review = Review(options with { Indexes = review.TargetPath });
                }
                if (review.IsUsable && arguments.GetValue(toSpec))
                {
                    await CommonOptions.WriteAsync(shell, Reports.IndexSection(review), report.Output(arguments));
                    return 0;
                }
                await report.WriteAsync(arguments, shell, review);
                if (!review.IsUsable)
                {
                    return ExitCodes.UnusableInput;
                }
                var isStrict = arguments.GetValue(strict);
                var fails = review.Diagnostics.Any(finding =>
                    finding.Severity == Severity.Error || isStrict && finding.Severity == Severity.Warning
                );
                return fails ? ExitCodes.DoesNotHold : 0;
            }
        );
        return command;
    }
}
