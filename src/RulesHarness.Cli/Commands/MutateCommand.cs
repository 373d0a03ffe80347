using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Language.Mutation;
using RulesHarness.Mutating;
using RulesHarness.Reporting;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Tests the spec: which mistakes in the rules would it find?</summary>
internal static class MutateCommand
{
    private enum MutateFormat
    {
        Text,
        Json,
        Schema,
        Markdown,
        Html,
    }

    public static Command Make(Shell shell)
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var rules = CommonOptions.File("--rules", "The rules file. Default: the project's.");
        var database = CommonOptions.Database();
        var seed = new Option<int>("--seed")
        {
            Description = "The seed of the generated data. Default: 1.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var strict = new Option<bool>("--strict") { Description = "Warnings of the check fail, as for check." };
        var mutators = new Option<string[]>("--mutators")
        {
            Description =
                "Only these mutators or groups of them, such as comparisons or drop-operand. Can be given several "
                + "times.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        mutators.AcceptOnlyFromAmong([.. Names()]);
        var since = new Option<string?>("--since")
        {
            Description = "Only lines that differ from this file.",
            HelpName = "FILE|git:REF|git:REF:PATH",
        };
        var minScore = new Option<double>("--min-score")
        {
            Description = "The lowest score that passes, in percent. Default: 0.",
            HelpName = "PERCENT",
        };
        var recorded = CommonOptions.Recorded();
        var format = new Option<MutateFormat>("--format")
        {
            Description =
                "The format of the report: text, json for scripts, schema for viewers of mutation tests, markdown or "
                + "html. Default: text.",
            HelpName = "text|json|schema|markdown|html",
        };
        format.AcceptOnlyFromAmong("text", "json", "schema", "markdown", "html");
        var output = CommonOptions.Output();
        var command = new Command(
            "mutate",
            "Makes mistakes in the rules, one at a time, and tells which of them the cases of the spec "
                + "find.\n\nExample: rulesharness mutate --min-score 95"
        )
        {
            project,
            specs,
            rules,
            database,
            seed,
            strict,
            mutators,
            since,
            minScore,
            recorded,
            format,
            output,
        };
        CommonOptions.Exclude(command, recorded, specs, seed, strict);
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new MutationOptions
                {
                    Check = new CheckOptions
                    {
                        Project = arguments.GetValue(project)!.ToString(),
                        Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                        Rules = CommonOptions.Full(arguments.GetValue(rules)),
                        Database = arguments.GetValue(database),
                        Seed = arguments.GetValue(seed),
                        Strict = arguments.GetValue(strict),
                    },
                    Mutators = Named(arguments.GetValue(mutators)!),
                    Since = arguments.GetValue(since),
                    MinScore = arguments.GetValue(minScore),
                    Recorded = CommonOptions.Full(arguments.GetValue(recorded)),
                };
                var report = await RunAsync(shell, options, cancellationToken);
                await WriteAsync(shell, report, arguments.GetValue(format), arguments.GetValue(output));
                return (int)report.Outcome;
            }
        );
        return command;
    }

    private static IEnumerable<string> Names() =>
        Enum.GetValues<MutatorGroup>().Select(Name).Concat(Mutators.All.Select(mutator => mutator.Name));

    private static string Name(MutatorGroup group) => group.ToString().ToLowerInvariant();

    private static List<Mutator> Named(string[] names) =>
        [.. Mutators.All.Where(mutator => names.Contains(mutator.Name) || names.Contains(Name(mutator.Group)))];

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
