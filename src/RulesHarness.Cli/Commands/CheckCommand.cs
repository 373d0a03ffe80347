using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Reporting;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>The main job: every case of the spec, on an engine.</summary>
internal static class CheckCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command(
            "check",
            "Checks the spec against the rules and the indexes: runs every case on an engine.\n\nExample: "
                + "rulesharness check --project . --only 'posts/*'"
        );
        var options = new CheckCommandOptions();
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(shell, options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell,
        CheckCommandOptions options,
        ParseResult arguments,
        CancellationToken cancellationToken
    )
    {
        var check = options.Of(arguments, shell);
        var files = arguments.GetValue(options.Reports)!;
        if (arguments.GetValue(options.Watch))
        {
            return await CheckWatch.RunAsync(shell, check, WriteFilesAsync, cancellationToken);
        }
        var report = await RunAsync(shell, check, cancellationToken);
        if (arguments.GetValue(options.WriteBaseline) is { } accepted)
        {
            await File.WriteAllTextAsync(accepted, report.WriteBaseline(), cancellationToken);
        }
        await WriteAsync(shell, report, arguments.GetValue(options.Format), arguments.GetValue(options.Output));
        if (arguments.GetValue(options.Verify))
        {
            var isCurrent = await ReportOptions.VerifyAsync(
                shell,
                files,
                name => Reports.Of(report, name),
                cancellationToken
            );
            return Math.Max((int)report.Outcome, isCurrent ? 0 : (int)Outcome.Fails);
        }
        await WriteFilesAsync(report);
        return (int)report.Outcome;

        Task WriteFilesAsync(CheckReport written) =>
            ReportOptions.WriteAsync(files, name => Reports.Of(written, name), cancellationToken);
    }

    private static async Task<CheckReport> RunAsync(
        Shell shell,
        CheckOptions options,
        CancellationToken cancellationToken
    )
    {
        if (!shell.IsErrorTerminal)
        {
            return await Checker.RunAsync(options, TimeProvider.System, null, cancellationToken);
        }
        return await Terminal
            .Progress(shell)
            .AutoClear(true)
            .StartAsync(async context =>
            {
                var task = context.AddTask("starting the engine", maxValue: double.MaxValue);
                return await Checker.RunAsync(
                    options,
                    TimeProvider.System,
                    (decided, of) =>
                    {
                        task.Description = "cases";
                        task.MaxValue = of;
                        task.Value = decided;
                    },
                    cancellationToken
                );
            });
    }

    private static async Task WriteAsync(Shell shell, CheckReport report, ReportFormat format, string? output)
    {
        if (format == ReportFormat.Json)
        {
            await CommonOptions.WriteAsync(shell, Reports.Json(report), output);
            return;
        }

        await Terminal.WriteAsync(shell, output, Reports.Text(report));
    }
}
