using System.CommandLine;
using RulesHarness.Access;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Shows what rules let whom do.</summary>
internal static class ExploreCommand
{
    private enum ExploreFormat
    {
        Text,
        Json,
        Markdown,
        Suite,
    }

    public static Command Make(Shell shell)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The rules file. Default: the project's.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var rules = CommonOptions.File("--rules", "The rules file, as FILE.");
        var project = CommonOptions.Project();
        var database = CommonOptions.Database();
        var format = new Option<ExploreFormat>("--format")
        {
            Description =
                "The format of the report: text, json for scripts, markdown for a pull request, or suite for "
                + "eval. Default: text.",
            HelpName = "text|json|markdown|suite",
        };
        format.AcceptOnlyFromAmong("text", "json", "markdown", "suite");
        var output = CommonOptions.Output();
        var command = new Command(
            "explore",
            "Shows what rules let whom do, with the smallest request for each. Needs no spec.\n\nExample: "
                + "rulesharness explore rules/firestore.rules"
        )
        {
            file,
            rules,
            project,
            database,
            format,
            output,
        };
        command.SetAction(
            async (arguments, _) =>
            {
                var report = AccessReport.Of(
                    new ExploreOptions
                    {
                        Project = arguments.GetValue(project)!.ToString(),
                        Rules = CommonOptions.Full(arguments.GetValue(rules) ?? arguments.GetValue(file)),
                        Database = arguments.GetValue(database),
                    }
                );
                await WriteAsync(shell, report, arguments.GetValue(format), arguments.GetValue(output));
                return (int)report.Outcome;
            }
        );
        return command;
    }

    private static async Task WriteAsync(Shell shell, AccessReport report, ExploreFormat format, string? output)
    {
        switch (format)
        {
            case ExploreFormat.Json:
                await CommonOptions.WriteAsync(shell, Reports.Json(report), output);
                break;
            case ExploreFormat.Markdown:
                await CommonOptions.WriteAsync(shell, Reports.Markdown(report), output);
                break;
            case ExploreFormat.Suite:
                await WriteSuiteAsync(shell, report, output);
                break;
            default:
                await Terminal.WriteAsync(shell, output, Reports.Text(report));
                break;
        }
    }

    private static async Task WriteSuiteAsync(Shell shell, AccessReport report, string? output)
    {
        Terminal.Write(Terminal.To(shell.Error), Reports.Text(report.Diagnostics));
        if (report.Outcome != Outcome.Holds)
        {
            return;
        }

        var (suite, omitted) = await Reports.SuiteAsync(report);
        await CommonOptions.WriteAsync(shell, suite, output);
        if (omitted is not null)
        {
            await shell.Error.WriteLineAsync(omitted);
        }
    }
}
