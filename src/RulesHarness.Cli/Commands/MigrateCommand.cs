using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Checking;
using RulesHarness.Firestore.Values;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Runs the section Data Migration on the old data.</summary>
internal static class MigrateCommand
{
    public static Command Make(Shell shell)
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var rules = CommonOptions.File("--rules", "The rules file. Default: as in firebase.json.");
        var check = new Option<bool>("--check") { Description = "Maps and checks alone, which is the default." };
        var write = CommonOptions.File(
            "--write",
            "Writes the documents to this file, a document of the REST API a line."
        );
        var into = new Option<string?>("--into")
        {
            Description = "Loads the documents into the emulator that FIRESTORE_EMULATOR_HOST names.",
            HelpName = "emulator",
        };
        into.AcceptOnlyFromAmong("emulator");
        var projectId = new Option<string>("--project-id")
        {
            Description = "The project in the emulator.",
            HelpName = "ID",
            DefaultValueFactory = _ => MigratedDocument.ProjectId,
        };
        var rejected = CommonOptions.File(
            "--rejected",
            "Writes the rows that became no document to this file. Default: rejected.jsonl, with --write and --into."
        );
        var all = new Option<bool>("--all")
        {
            Description =
                $"Tries the owners of all documents, not of {MigrationProject.UsualSample} of each collection.",
        };
        var at = new Option<Timestamp?>("--at")
        {
            Description = "The time of the import. Default: now.",
            HelpName = "TIME",
            CustomParser = Time,
        };
        var strict = new Option<bool>("--strict") { Description = "Fails on warnings too." };
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var command = new Command(
            "migrate",
            "Maps old data to documents as the spec says, and checks them.\n\nExample: rulesharness migrate --write "
                + "documents.jsonl"
        )
        {
            project,
            specs,
            rules,
            check,
            write,
            into,
            projectId,
            rejected,
            all,
            at,
            strict,
            format,
            output,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && (result.GetValue(write) ?? result.GetValue(into)) is not null)
            {
                result.AddError("--check writes nothing: leave it out, or --write and --into");
            }
        });
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new CheckOptions
                {
                    Project = arguments.GetValue(project)!.ToString(),
                    Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    Rules = CommonOptions.Full(arguments.GetValue(rules)),
                    Strict = arguments.GetValue(strict),
                };
                var wanted = new MigrateTargets(
                    CommonOptions.Full(arguments.GetValue(write)),
                    arguments.GetValue(into) is not null,
                    arguments.GetValue(projectId)!,
                    CommonOptions.Full(arguments.GetValue(rejected)),
                    arguments.GetValue(at) ?? Timestamp.GetCurrentTimestamp(),
                    arguments.GetValue(all) ? int.MaxValue : MigrationProject.UsualSample
                );
                var outcome = await Task.Run(
                    () => Run(shell, options, wanted, cancellationToken),
                    CancellationToken.None
                );
                if (arguments.GetValue(format) == ReportFormat.Json)
                {
                    await CommonOptions.WriteAsync(shell, Reports.Json(outcome), arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(shell, arguments.GetValue(output), Reports.Text(outcome));
                }
                if (cancellationToken.IsCancellationRequested)
                {
                    return ExitCodes.NoRun;
                }
                return !outcome.Run.HasRun ? ExitCodes.UnusableInput
                    : outcome.Diagnostics.Any(options.IsFailure) ? ExitCodes.DoesNotHold
                    : 0;
            }
        );
        return command;
    }

    private static Timestamp? Time(ArgumentResult argument)
    {
        if (Timestamp.TryParse(argument.Tokens[0].Value, out var time))
        {
            return time;
        }
        argument.AddError($"`{argument.Tokens[0].Value}` is not a time such as 2026-01-31T12:00:00Z");
        return null;
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

/// <summary>
/// The places that documents and rejected rows go to, and what the run depends on beside the project.
/// </summary>
internal sealed record MigrateTargets(
    string? File,
    bool IsIntoEmulator,
    string ProjectId,
    string? Rejected,
    Timestamp Time,
    int Sample
);
