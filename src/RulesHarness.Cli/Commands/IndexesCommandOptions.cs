using System.CommandLine;
using RulesHarness.Checking;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of <c>indexes</c>.</summary>
internal sealed class IndexesCommandOptions
{
    private readonly Option<DirectoryInfo> _project = CommonOptions.Project();
    private readonly Option<string[]> _specs = CommonOptions.Spec();
    private readonly Option<string?> _indexes = CommonOptions.File(
        "--indexes",
        "The index file. Default: as in firebase.json, or indexes/firestore.indexes.json."
    );
    private readonly Option<string?> _database = CommonOptions.Database();

    public Option<bool> Write { get; } =
        new("--write")
        {
            Description = "Adds the missing indexes to the index file, after showing the change and asking.",
        };

    public Option<bool> Prune { get; } =
        new("--prune") { Description = "With --write: removes the indexes that no query uses." };

    public Option<bool> Yes { get; } = new("--yes") { Description = "With --write: writes without asking." };

    public Option<bool> ToSpec { get; } =
        new("--to-spec")
        {
            Description = "Prints the section Indexes of a spec that lists what the index file declares.",
        };

    public Option<bool> Strict { get; } = CommonOptions.Strict();

    public IndexDemandOptions Demands { get; } = new();

    public IndexReportOptions Report { get; } = new();

    public void AddTo(Command command)
    {
        CommonOptions.Add(command, _project, _specs, _indexes, _database, Write, Prune, Yes, ToSpec, Strict);
        CommonOptions.Add(command, [.. Demands.All, .. Report.All]);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(Write) && (result.GetValue(Prune) || result.GetValue(Yes)))
            {
                result.AddError("`--prune` and `--yes` need `--write`");
            }
            if (result.GetValue(ToSpec) && result.GetValue(Write))
            {
                result.AddError("`--to-spec` can't be used with `--write`");
            }
            Demands.Validate(result, Prune, ToSpec);
        });
    }

    public CheckOptions Of(ParseResult arguments) =>
        new()
        {
            Project = arguments.GetValue(_project)!.ToString(),
            Specs = CommonOptions.Full(arguments.GetValue(_specs)!),
            Indexes = CommonOptions.Full(arguments.GetValue(_indexes)),
            Database = arguments.GetValue(_database),
            Code = Demands.Folders(arguments),
            Readers = CodeOptions.Readers,
        };
}
