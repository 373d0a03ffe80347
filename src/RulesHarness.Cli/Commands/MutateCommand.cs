using System.CommandLine;
using RulesHarness.Mutating;
using RulesHarness.Reporting;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Tests the spec: which mistakes in the rules would it find?</summary>
internal static class MutateCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command(
            "mutate",
            "Makes mistakes in the rules, one at a time, and tells which of them the cases of the spec "
                + "find.\n\nExample: rulesharness mutate --min-score 95"
        );
        var options = new MutateCommandOptions();
        options.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var report = await RunAsync(shell, options.Of(arguments), cancellationToken);
                await WriteAsync(shell, report, arguments.GetValue(options.Format), arguments.GetValue(options.Output));
                return (int)report.Outcome;
            }
        );
        return command;
    }

    private static async Task<MutationReport> RunAsync(
        Shell shell,
        MutationOptions options,
        CancellationToken cancellationToken
    )
    {
        if (!shell.IsErrorTerminal)
        {
            return await MutationRun.RunAsync(options, TimeProvider.System, null, cancellationToken);
        }
        return await Terminal
            .Progress(shell)
            .AutoClear(true)
            .StartAsync(async context =>
            {
                var task = context.AddTask("mutants", maxValue: double.MaxValue);
                return await MutationRun.RunAsync(
                    options,
                    TimeProvider.System,
                    (tried, of) => (task.MaxValue, task.Value) = (of, tried),
                    cancellationToken
                );
            });
    }

    private static async Task WriteAsync(Shell shell, MutationReport report, MutateFormat format, string? output)
    {
        switch (format)
        {
            case MutateFormat.Json:
                await CommonOptions.WriteAsync(shell, Reports.Json(report), output);
                break;
            case MutateFormat.Schema:
                await CommonOptions.WriteAsync(shell, Reports.MutationSchema(report), output);
                break;
            case MutateFormat.Markdown:
                await CommonOptions.WriteAsync(shell, Reports.Markdown(report), output);
                break;
            case MutateFormat.Html:
                await CommonOptions.WriteAsync(shell, Reports.Html(report), output);
                break;
            default:
                await Terminal.WriteAsync(shell, output, Reports.Text(report));
                break;
        }
    }
}
