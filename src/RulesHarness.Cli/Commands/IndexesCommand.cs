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
        var command = new Command(
            "indexes",
            "Prints which index serves each query, which indexes are missing, and which are "
                + "redundant.\n\nExample: rulesharness indexes --write"
        );
        command.Subcommands.Add(IndexesDiffCommand.Make(shell));
        var options = new IndexesCommandOptions();
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(shell, options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell,
        IndexesCommandOptions options,
        ParseResult arguments,
        CancellationToken cancellationToken
    )
    {
        var check = options.Of(arguments);
        var demanded = await options.Demands.ReadAsync(arguments, shell, cancellationToken);
        var review = Review(check);
        if (review.IsUsable && arguments.GetValue(options.Write))
        {
            var isPruned = arguments.GetValue(options.Prune);
            var isAgreed = arguments.GetValue(options.Yes);
            var isWritten = await IndexFix.ApplyAsync(shell, review, isPruned, isAgreed, cancellationToken);
            review = isWritten ? Review(check with { Indexes = review.TargetPath }) : review;
        }
        if (review.IsUsable && arguments.GetValue(options.ToSpec))
        {
            await CommonOptions.WriteAsync(shell, Reports.IndexSection(review), options.Report.Output(arguments));
            return 0;
        }
        await options.Report.WriteAsync(arguments, shell, review);
        return ExitCode(review, arguments.GetValue(options.Strict));

        IndexReview Review(CheckOptions given) =>
            given.Code.Count > 0 ? CodeReview.Of(given) : IndexReview.Of(given, demanded);
    }

    private static int ExitCode(IndexReview review, bool isStrict)
    {
        if (!review.IsUsable)
        {
            return ExitCodes.UnusableInput;
        }
        var fails = review.Diagnostics.Any(finding =>
            finding.Severity == Severity.Error || isStrict && finding.Severity == Severity.Warning
        );
        return fails ? ExitCodes.DoesNotHold : 0;
    }
}
