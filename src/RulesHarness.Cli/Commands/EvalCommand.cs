using System.CommandLine;
using RulesHarness.Reporting;
using RulesHarness.Suites;

namespace RulesHarness.Cli.Commands;

/// <summary>Decides the requests of a suite, as the Firebase Rules API tests rules.</summary>
internal static class EvalCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command(
            "eval",
            "Runs the test cases of a suite against rules.\n\nExample: rulesharness eval --rules "
                + "rules/firestore.rules --suite suite.json --engine embedded"
        );
        var options = new EvalCommandOptions();
        options.AddTo(command);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var report = await SuiteRunner.RunAsync(
                    arguments.GetValue(options.Rules)!,
                    arguments.GetValue(options.Suite)!,
                    options.Of(arguments, shell),
                    TimeProvider.System,
                    cancellationToken
                );
                await WriteAsync(shell, report, arguments.GetValue(options.Format), arguments.GetValue(options.Output));
                return (int)report.Outcome;
            }
        );
        return command;
    }

    private static async Task WriteAsync(Shell shell, SuiteReport report, ReportFormat format, string? output)
    {
        if (format == ReportFormat.Json)
        {
            await CommonOptions.WriteAsync(shell, Reports.Json(report), output);
            return;
        }

        await Terminal.WriteAsync(shell, output, Reports.Text(report));
    }
}
