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
    public static Command Make()
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var indexes = CommonOptions.File(
            "--indexes",
            "The index file. Default: as firebase.json says, or indexes/firestore.indexes.json."
        );
        var queries = CommonOptions.File(
            "--queries",
            "Asks about the queries of a file, not the spec's: a StructuredQuery of Firestore's REST API a line."
        );
        var write = new Option<bool>("--write")
        {
            Description = "Puts the missing indexes into the index file, after showing the change and asking.",
        };
        var prune = new Option<bool>("--prune")
        {
            Description = "With --write: takes out the indexes that no query of the spec uses.",
        };
        var yes = new Option<bool>("--yes") { Description = "With --write: doesn't ask." };
        var strict = new Option<bool>("--strict") { Description = "Warnings fail, too." };
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var command = new Command(
            "indexes",
            "Prints which index serves each query, what is missing and what is needless.\n\nExample: rulesharness indexes --write"
        )
        {
            project,
            specs,
            indexes,
            queries,
            write,
            prune,
            yes,
            strict,
            format,
            output,
        };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(write) && (result.GetValue(prune) || result.GetValue(yes)))
            {
                result.AddError("`--prune` and `--yes` go with `--write`");
            }
            if (result.GetValue(queries) is not null && result.GetValue(prune))
            {
                result.AddError(
                    "`--prune` needs to know all queries, and a file of queries says nothing of the others"
                );
            }
        });
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new CheckOptions
                {
                    Project = arguments.GetValue(project)!.ToString(),
                    Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    Indexes = CommonOptions.Full(arguments.GetValue(indexes)),
                };
                var review = IndexReview.Of(options, arguments.GetValue(queries));
                if (
                    review.IsUsable
                    && arguments.GetValue(write)
                    && await IndexRemedy.ApplyAsync(
                        review,
                        options.Project,
                        arguments.GetValue(prune),
                        arguments.GetValue(yes),
                        cancellationToken
                    )
                )
                {
                    review = IndexReview.Of(options with { Indexes = review.Target }, arguments.GetValue(queries));
                }
                if (arguments.GetValue(format) == ReportFormat.Json)
                {
                    await CommonOptions.WriteAsync(IndexesJson.Write(review), arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(
                        arguments.GetValue(output),
                        console => IndexesText.Write(review, console)
                    );
                }
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
