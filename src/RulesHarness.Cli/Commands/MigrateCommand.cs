using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using RulesHarness.Reporting;
using RulesHarness.Specification;

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
            Description = $"Tries the owners of all documents, not of {MigrationCheck.UsualSample} of each collection.",
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
                    arguments.GetValue(all) ? int.MaxValue : MigrationCheck.UsualSample
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
        var files = ProjectFiles.Find(options);
        var reading = SpecReader.Read(files.Specs);
        List<Diagnostic> findings = [.. files.Diagnostics, .. reading.Diagnostics];
        if (reading.IsUsable && files.Specs.Count > 0)
        {
            findings.AddRange(
                MigrationProject.WithoutSources(reading.Model, files.Specs[0].Path) is { } none ? [none] : []
            );
        }
        var endpoint = Emulator(shell, wanted, files, findings);
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new MigrationOutcome(new MigrationReport(), 0, 0, findings);
        }
        using var outputs = new MigrateOutputs(shell, wanted, endpoint, reading.Model);
        var run = new MigrationOptions
        {
            Root = Path.GetFullPath(options.Project),
            ImportTime = wanted.Time,
            Document = outputs.Document,
            Rejected = outputs.Rejected,
            Progress = outputs.Progress,
        };
        var outcome = MigrationCheck.Run(
            reading.Model,
            files.Rules is null ? null : CompiledOf(files),
            run,
            wanted.Sample,
            cancellationToken
        );
        var loading = outputs.Complete(isWhole: outcome.Run.HasRun && !cancellationToken.IsCancellationRequested);
        return outcome with { Diagnostics = [.. findings, .. outcome.Diagnostics, .. loading] };
    }

    private static Embedded.CompiledRules CompiledOf(ProjectFiles files) =>
        Embedded.CompiledRules.Of(new Language.Syntax.RulesFile(files.Rules!.Path, files.Rules.Text));

    private static Uri? Emulator(Shell shell, MigrateTargets wanted, ProjectFiles files, List<Diagnostic> findings)
    {
        if (!wanted.IsIntoEmulator || files.Specs.Count == 0)
        {
            return null;
        }
        var (endpoint, finding) = MigrationProject.FindEmulator(shell.Environment, files.Specs[0].Path);
        findings.AddRange(finding is null ? [] : [finding]);
        return endpoint;
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
