using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Reporting;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>The main job: every case of the spec, on an engine.</summary>
internal static class CheckCommand
{
    public static Command Make(Shell shell)
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var rules = CommonOptions.File(
            "--rules",
            "The rules file. Default: as in firebase.json, or rules/firestore.rules."
        );
        var indexes = CommonOptions.File(
            "--indexes",
            "The index file. Default: as in firebase.json, or indexes/firestore.indexes.json."
        );
        var database = new Option<string?>("--database")
        {
            Description = "The database of firebase.json to check. Default: (default), or the first.",
            HelpName = "ID",
        };
        var baseline = CommonOptions.File(
            "--baseline",
            "The baseline of accepted findings. Default: as in rulesharness.json."
        );
        var writeBaseline = CommonOptions.File(
            "--write-baseline",
            "Writes a baseline that accepts the current findings."
        );
        var only = new Option<string?>("--only")
        {
            Description = "Runs only cases whose id matches, as in posts/get/*.",
            HelpName = "GLOB",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The seed of the generated data.",
            DefaultValueFactory = _ => 1,
        };
        var minCoverage = MinCoverage();
        var strict = new Option<bool>("--strict") { Description = "Fails the check on warnings too." };
        var engine = CommonOptions.Engine<EngineChoice>(
            "The engine that decides the cases: emulator, embedded (needs no Java), or both, which must agree. "
                + "Default: the emulator if one is found.",
            "emulator",
            "embedded",
            "both"
        );
        var jar = CommonOptions.File("--emulator-jar", "The Firestore emulator's jar. Default: the detected one.");
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var reports = ReportOptions.Files(Reports.Formats);
        var verify = ReportOptions.Verify();
        var code = CodeOptions.Folders("Compares the queries that the source code below these folders can send.");
        var watch = new Option<bool>("--watch")
        {
            Description = "Checks again after each save of a file of the project, and prints what changed.",
        };
        var command = new Command(
            "check",
            "Checks the spec against the rules and the indexes: runs every case on an engine.\n\nExample: "
                + "rulesharness check --project . --only 'posts/*'"
        )
        {
            project,
            specs,
            rules,
            indexes,
            database,
            only,
            seed,
            strict,
            minCoverage,
            baseline,
            writeBaseline,
            engine,
            jar,
            code,
            format,
            output,
            reports,
            verify,
            watch,
        };
        CodeOptions.RequireFolders(command, code);
        ExcludeFrom(command, watch, format, output, writeBaseline, verify);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new CheckOptions
                {
                    Project = arguments.GetValue(project)!.ToString(),
                    Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    Rules = CommonOptions.Full(arguments.GetValue(rules)),
                    Indexes = CommonOptions.Full(arguments.GetValue(indexes)),
                    Database = arguments.GetValue(database),
                    Baseline = CommonOptions.Full(arguments.GetValue(baseline)),
                    Only = arguments.GetValue(only),
                    Seed = arguments.GetValue(seed),
                    Strict = arguments.GetValue(strict),
                    MinCoverage = arguments.GetValue(minCoverage),
                    Engine = arguments.GetValue(engine),
                    Emulator = new EmulatorOptions { Jar = arguments.GetValue(jar), Environment = shell.Environment },
                    Code = [.. arguments.GetValue(code)!.Select(Path.GetFullPath)],
                    Readers = CodeOptions.Readers,
                };
                if (arguments.GetValue(watch))
                {
                    return await CheckWatch.RunAsync(
                        shell,
                        options,
                        checkedNow =>
                            ReportOptions.WriteAsync(
                                arguments.GetValue(reports)!,
                                name => Reports.Of(checkedNow, name),
                                cancellationToken
                            ),
                        cancellationToken
                    );
                }
                var report = await RunAsync(shell, options, cancellationToken);
                if (arguments.GetValue(writeBaseline) is { } accepted)
                {
                    await File.WriteAllTextAsync(accepted, report.WriteBaseline(), cancellationToken);
                }
                await WriteAsync(shell, report, arguments.GetValue(format), arguments.GetValue(output));
                var files = arguments.GetValue(reports)!;
                if (arguments.GetValue(verify))
                {
                    var isCurrent = await ReportOptions.VerifyAsync(shell, files, TextIn, cancellationToken);
                    return Math.Max((int)report.Outcome, isCurrent ? 0 : (int)Outcome.Fails);
                }
                await ReportOptions.WriteAsync(files, TextIn, cancellationToken);
                return (int)report.Outcome;

                string TextIn(string name) => Reports.Of(report, name);
            }
        );
        return command;
    }

    /// <summary>Rejects options for one answer where there are many.</summary>
    private static void ExcludeFrom(Command command, Option<bool> watch, params Option[] others) =>
        command.Validators.Add(result =>
        {
            if (result.GetValue(watch) && result.GetValue<bool>(GlobalOptions.Quiet))
            {
                result.AddError($"`{GlobalOptions.Quiet}` can't be used with `--watch`, which prints each check");
            }
            var given = others.Where(other => result.GetResult(other) is { Implicit: false });
            foreach (var other in result.GetValue(watch) ? given : [])
            {
                result.AddError(
                    $"`{other.Name}` can't be used with `--watch`: write `--report FORMAT=FILE` for a file of each "
                        + "check"
                );
            }
        });

    private static Option<int?> MinCoverage()
    {
        var option = new Option<int?>("--min-coverage")
        {
            Description =
                "Fails the check if less of the rules, of their conditions or of the spec is covered. "
                + "Default: as in rulesharness.json.",
            HelpName = "PERCENT",
        };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [{ Value: var text }]
                && !(int.TryParse(text, out var percent) && percent is >= 0 and <= 100)
            )
            {
                result.AddError($"--min-coverage {text}: write a whole number from 0 to 100");
            }
        });
        return option;
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
