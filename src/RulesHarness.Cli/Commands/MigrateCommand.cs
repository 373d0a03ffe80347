using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Runs the section Data Migration on the old data.</summary>
internal static class MigrateCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command(
            "migrate",
            "Maps old data to documents as the spec says, and checks them.\n\nExample: rulesharness migrate --write "
                + "documents.jsonl"
        );
        var options = new MigrateCommandOptions();
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(shell, options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell,
        MigrateCommandOptions options,
        ParseResult arguments,
        CancellationToken cancellationToken
    )
    {
        var check = options.Of(arguments);
        var wanted = options.TargetsOf(arguments);
        var outcome = await Task.Run(() => Run(shell, check, wanted, cancellationToken), CancellationToken.None);
        await WriteAsync(shell, outcome, arguments.GetValue(options.Format), arguments.GetValue(options.Output));
        if (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.NoRun;
        }
        return !outcome.Run.HasRun ? ExitCodes.UnusableInput
            : outcome.Diagnostics.Any(check.IsFailure) ? ExitCodes.DoesNotHold
            : 0;
    }

    private static async Task WriteAsync(Shell shell, MigrationOutcome outcome, ReportFormat format, string? output)
    {
        if (format == ReportFormat.Json)
        {
            await CommonOptions.WriteAsync(shell, Reports.Json(outcome), output);
            return;
        }

        await Terminal.WriteAsync(shell, output, Reports.Text(outcome));
    }

    private static MigrationOutcome Run(
        Shell shell,
        CheckOptions options,
        MigrateTargets wanted,
        CancellationToken cancellationToken
    )
    {
        var project = MigrationProject.Find(options);
        var endpoint = wanted.IsIntoEmulator ? project.FindEmulator(shell.Environment) : null;
        if (!project.IsUsable)
        {
            return project.NotRun();
        }
        using var outputs = new MigrateOutputs(shell, wanted, endpoint, project.Model);
        var run = new MigrationOptions
        {
            ImportTime = wanted.Time,
            Document = outputs.Document,
            Rejected = outputs.Rejected,
            Progress = outputs.Progress,
        };
        var outcome = project.Run(run, wanted.Sample, cancellationToken);
        var loading = outputs.Complete(isWhole: outcome.Run.HasRun && !cancellationToken.IsCancellationRequested);
        return outcome with { Diagnostics = [.. outcome.Diagnostics, .. loading] };
    }
}
