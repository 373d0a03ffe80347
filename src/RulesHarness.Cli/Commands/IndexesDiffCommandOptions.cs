using System.CommandLine;
using RulesHarness.Changes;
using RulesHarness.Checking;

namespace RulesHarness.Cli.Commands;

/// <summary>The differences with which <c>indexes diff</c> fails.</summary>
internal enum FailingIndexDiff
{
    Any,
    Failing,
    None,
}

/// <summary>The options of <c>indexes diff</c>.</summary>
internal sealed class IndexesDiffCommandOptions
{
    private const string StandardInput = "-";

    private readonly Argument<string> _base = new("BASE")
    {
        Description =
            "The indexes of the database: an index file, what `firebase firestore:indexes` or `gcloud firestore "
            + "indexes composite list --format=json` prints, git:REF or git:REF:PATH. `-` is standard input.",
    };
    private readonly Argument<string?> _head = new("HEAD")
    {
        Description = "The indexes to deploy, in the same forms. Default: the project's index file.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<DirectoryInfo> _project = CommonOptions.Project();
    private readonly Option<string[]> _specs = CommonOptions.Spec();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly IndexDemandOptions _demands = new();
    private readonly Option<bool> _force = new("--force")
    {
        Description = "Compares for a deploy with --force, which deletes too.",
    };

    public IndexesDiffCommandOptions() => FailOn.AcceptOnlyFromAmong("any", "failing", "none");

    public Option<FailingIndexDiff> FailOn { get; } =
        new("--fail-on")
        {
            Description = "What fails: any difference, failing queries, or none. Default: any.",
            HelpName = "any|failing|none",
        };

    public Option<ReportFormat> Format { get; } = CommonOptions.Format();

    public Option<string?> Output { get; } = CommonOptions.Output();

    public void AddTo(Command command)
    {
        command.Add(_base);
        command.Add(_head);
        CommonOptions.Add(command, _project, _specs, _database, _demands.Queries, _force, FailOn, Format, Output);
    }

    public async Task<IndexDiffOptions> OfAsync(ParseResult arguments, Shell shell, CancellationToken cancellationToken)
    {
        var source = arguments.GetValue(_base)!;
        return new IndexDiffOptions
        {
            Base = source,
            BaseText = source == StandardInput ? await shell.Input.ReadToEndAsync(cancellationToken) : null,
            Head = arguments.GetValue(_head),
            Project = new CheckOptions
            {
                Project = arguments.GetValue(_project)!.ToString(),
                Specs = CommonOptions.Full(arguments.GetValue(_specs)!),
                Database = arguments.GetValue(_database),
            },
            Demands = await _demands.ReadAsync(arguments, shell, cancellationToken),
            IsForced = arguments.GetValue(_force),
        };
    }
}
