using System.CommandLine;
using RulesHarness.Changes;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Compares the behaviour of two rules files.</summary>
internal static class DiffCommand
{
    public static Command Make(Shell shell)
    {
        var command = new Command(
            "diff",
            "Finds requests that two versions of the rules decide differently.\n\nExample: rulesharness diff "
                + "--base git:origin/main"
        );
        var options = new DiffCommandOptions();
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => RunAsync(shell, options, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell,
        DiffCommandOptions options,
        ParseResult arguments,
        CancellationToken cancellationToken
    )
    {
        var diff = options.Of(arguments, shell);
        var format = arguments.GetValue(options.Format);
        var output = arguments.GetValue(options.Output);
        if (diff.Recorded is not null)
        {
            return await RecordedAsync(shell, RecordedDiff.Of(diff), format, output);
        }
        var report = await RulesDiff.RunAsync(diff, TimeProvider.System, cancellationToken);
        RulesDiff.WriteApprovals(report);
        await WriteAsync(shell, report, format, output);
        await ReportOptions.WriteAsync(
            arguments.GetValue(options.Reports)!,
            name => Reports.Of(report, name),
            cancellationToken
        );
        return (int)report.Outcome;
    }

    private static async Task WriteAsync(Shell shell, DiffReport report, DiffFormat format, string? output)
    {
        switch (format)
        {
            case DiffFormat.Json:
                await CommonOptions.WriteAsync(shell, Reports.Json(report), output);
                break;
            case DiffFormat.Markdown:
                await CommonOptions.WriteAsync(shell, Reports.Markdown(report), output);
                break;
            default:
                await Terminal.WriteAsync(shell, output, Reports.Text(report));
                break;
        }
    }

    private static async Task<int> RecordedAsync(
        Shell shell,
        RecordedDiffReport report,
        DiffFormat format,
        string? output
    )
    {
        if (format == DiffFormat.Json)
        {
            await CommonOptions.WriteAsync(shell, Reports.Json(report), output);
        }
        else
        {
            await Terminal.WriteAsync(shell, output, Reports.Text(report));
        }
        return (int)report.Outcome;
    }
}
