using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Checking;
using RulesHarness.Firestore.Values;
using RulesHarness.Migration;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of <c>migrate</c>.</summary>
internal sealed class MigrateCommandOptions
{
    private readonly ProjectOptions _project = new();
    private readonly Option<bool> _check = new("--check")
    {
        Description = "Maps and checks alone, which is the default.",
    };
    private readonly Option<string?> _write = CommonOptions.OutputFile(
        "--write",
        "Writes the documents to this file, a document of the REST API a line."
    );
    private readonly Option<string?> _into = new("--into")
    {
        Description = "Loads the documents into the emulator that FIRESTORE_EMULATOR_HOST names.",
        HelpName = "emulator",
    };
    private readonly Option<string> _projectId = new("--project-id")
    {
        Description = "The project in the emulator.",
        HelpName = "ID",
        DefaultValueFactory = _ => MigratedDocument.ProjectId,
    };
    private readonly Option<string?> _rejected = CommonOptions.OutputFile(
        "--rejected",
        "Writes the rows that became no document to this file. Default: rejected.jsonl, with --write and --into."
    );
    private readonly Option<bool> _all = new("--all")
    {
        Description = $"Tries the owners of all documents, not of {MigrationProject.UsualSample} of each collection.",
    };
    private readonly Option<Timestamp?> _at = new("--at")
    {
        Description = "The time of the import. Default: now.",
        HelpName = "TIME",
        CustomParser = Time,
    };

    public MigrateCommandOptions() => _into.AcceptOnlyFromAmong("emulator");

    public Option<ReportFormat> Format { get; } = CommonOptions.Format();

    public Option<string?> Output { get; } = CommonOptions.Output();

    public void AddTo(Command command)
    {
        CommonOptions.Add(
            command,
            [
                .. _project.Files,
                _check,
                _write,
                _into,
                _projectId,
                _rejected,
                _all,
                _at,
                _project.Strict,
                Format,
                Output,
            ]
        );
        command.Validators.Add(result =>
        {
            if (result.GetValue(_check) && (result.GetValue(_write) ?? result.GetValue(_into)) is not null)
            {
                result.AddError("--check writes nothing: leave it out, or --write and --into");
            }
        });
    }

    public CheckOptions Of(ParseResult arguments) => _project.Of(arguments);

    public MigrateTargets TargetsOf(ParseResult arguments) =>
        new(
            CommonOptions.Full(arguments.GetValue(_write)),
            arguments.GetValue(_into) is not null,
            arguments.GetValue(_projectId)!,
            CommonOptions.Full(arguments.GetValue(_rejected)),
            arguments.GetValue(_at) ?? Timestamp.GetCurrentTimestamp(),
            arguments.GetValue(_all) ? int.MaxValue : MigrationProject.UsualSample
        );

    private static Timestamp? Time(ArgumentResult argument)
    {
        if (Timestamp.TryParse(argument.Tokens[0].Value, out var time))
        {
            return time;
        }
        argument.AddError($"`{argument.Tokens[0].Value}` is not a time such as 2026-01-31T12:00:00Z");
        return null;
    }
}
