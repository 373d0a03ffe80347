using System.CommandLine;
using RulesHarness.Changes;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Compares the behaviour of two rules files.</summary>
internal static class DiffCommand
{
    private enum DiffFormat
    {
        Text,
        Json,
        Markdown,
    }

    public static Command Make(Shell shell)
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var from = Source("--base", "The old rules. Default: git:HEAD.");
        var head = Source("--head", "The new rules. Default: the project's rules file.");
        var baseIndexes = Source(
            "--base-indexes",
            "The old index file. Default: the project's at the commit of --base."
        );
        var headIndexes = Source("--head-indexes", "The new index file. Default: the project's, as for --head.");
        var database = CommonOptions.Database();
        var approvals = CommonOptions.File(
            "--approvals",
            "The file of accepted widenings. Default: rules-approvals.json, if there is one."
        );
        var writeApprovals = CommonOptions.File(
            "--write-approvals",
            "Adds an entry for each new widening to this file. The reasons are left to you."
        );
        var failOn = new Option<FailOn>("--fail-on")
        {
            Description = "The changes that fail: widened, any or none. Default: widened.",
            HelpName = "widened|any|none",
        };
        failOn.AcceptOnlyFromAmong("widened", "any", "none");
        var recorded = CommonOptions.Recorded();
        var engine = CommonOptions.Engine<EngineChoice>(
            "The engine that confirms each change: embedded, or emulator or both, which also send each request to the "
                + "emulator. Default: embedded.",
            "emulator",
            "embedded",
            "both"
        );
        var jar = CommonOptions.File("--emulator-jar", "The Firestore emulator's jar. Default: the detected one.");
        var format = new Option<DiffFormat>("--format")
        {
            Description =
                "The format of the report: text, json for scripts, or markdown for a pull request. Default: text.",
            HelpName = "text|json|markdown",
        };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var output = CommonOptions.Output();
        var reports = ReportOptions.Files(Reports.DiffFormats);
        var command = new Command(
            "diff",
            "Finds requests that two versions of the rules decide differently.\n\nExample: rulesharness diff "
                + "--base git:origin/main"
        )
        {
            project,
            from,
            head,
            specs,
            baseIndexes,
            headIndexes,
            database,
            approvals,
            writeApprovals,
            failOn,
            recorded,
            engine,
            jar,
            format,
            output,
            reports,
        };
        CommonOptions.Exclude(
            command,
            recorded,
            specs,
            baseIndexes,
            headIndexes,
            approvals,
            writeApprovals,
            engine,
            reports
        );
        command.Validators.Add(result =>
        {
            if (result.GetValue(recorded) is not null && result.GetValue(format) == DiffFormat.Markdown)
            {
                result.AddError("`--format markdown` can't be used with `--recorded`");
            }
        });
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new DiffOptions
                {
                    Project = arguments.GetValue(project)!.ToString(),
                    Base = arguments.GetValue(from) ?? new DiffOptions().Base,
                    Head = arguments.GetValue(head),
                    BaseIndexes = arguments.GetValue(baseIndexes),
                    HeadIndexes = arguments.GetValue(headIndexes),
                    Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    Database = arguments.GetValue(database),
                    Approvals = CommonOptions.Full(arguments.GetValue(approvals)),
                    WriteApprovals = CommonOptions.Full(arguments.GetValue(writeApprovals)),
                    FailOn = arguments.GetValue(failOn),
                    Engine = arguments.GetValue(engine),
                    Emulator = new EmulatorOptions { Jar = arguments.GetValue(jar), Environment = shell.Environment },
                    Recorded = CommonOptions.Full(arguments.GetValue(recorded)),
                };
                if (options.Recorded is not null)
                {
                    return await RecordedAsync(
                        shell,
                        RecordedDiff.Of(options),
                        arguments.GetValue(format),
                        arguments.GetValue(output)
                    );
                }
                var report = await RulesDiff.RunAsync(options, TimeProvider.System, cancellationToken);
                RulesDiff.WriteApprovals(report);
                await WriteAsync(shell, report, arguments.GetValue(format), arguments.GetValue(output));
                await ReportOptions.WriteAsync(
                    arguments.GetValue(reports)!,
                    name => Reports.Of(report, name),
                    cancellationToken
                );
                return (int)report.Outcome;
            }
        );
        return command;
    }

    private static Option<string?> Source(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE|git:REF|git:REF:PATH" };

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
