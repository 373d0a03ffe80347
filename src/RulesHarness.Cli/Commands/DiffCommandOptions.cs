using System.CommandLine;
using RulesHarness.Changes;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>The formats of the report of <c>diff</c>.</summary>
internal enum DiffFormat
{
    Text,
    Json,
    Markdown,
}

/// <summary>The options of <c>diff</c>.</summary>
internal sealed class DiffCommandOptions
{
    private readonly Option<DirectoryInfo> _project = CommonOptions.Project();
    private readonly Option<string?> _base = Source("--base", "The old rules. Default: git:HEAD.");
    private readonly Option<string?> _head = Source("--head", "The new rules. Default: the project's rules file.");
    private readonly Option<string[]> _specs = CommonOptions.Spec();
    private readonly Option<string?> _baseIndexes = Source(
        "--base-indexes",
        "The old index file. Default: the project's at the commit of --base."
    );
    private readonly Option<string?> _headIndexes = Source(
        "--head-indexes",
        "The new index file. Default: the project's, as for --head."
    );
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<string?> _approvals = CommonOptions.File(
        "--approvals",
        "The file of accepted widenings. Default: rules-approvals.json, if there is one."
    );
    private readonly Option<string?> _writeApprovals = CommonOptions.OutputFile(
        "--write-approvals",
        "Adds an entry for each new widening to this file. The reasons are left to you."
    );
    private readonly Option<FailOn> _failOn = new("--fail-on")
    {
        Description = "The changes that fail: widened, any or none. Default: widened.",
        HelpName = "widened|any|none",
    };
    private readonly Option<string?> _recorded = CommonOptions.Recorded();
    private readonly Option<EngineChoice> _engine = CommonOptions.Engine<EngineChoice>(
        "The engine that confirms each change: embedded, or emulator or both, which also send each request to the "
            + "emulator. Default: embedded.",
        "emulator",
        "embedded",
        "both"
    );
    private readonly Option<string?> _jar = CommonOptions.Jar();

    public DiffCommandOptions()
    {
        _failOn.AcceptOnlyFromAmong("widened", "any", "none");
        Format.AcceptOnlyFromAmong("text", "json", "markdown");
    }

    public Option<DiffFormat> Format { get; } =
        new("--format")
        {
            Description =
                "The format of the report: text, json for scripts, or markdown for a pull request. Default: text.",
            HelpName = "text|json|markdown",
        };

    public Option<string?> Output { get; } = CommonOptions.Output();

    public Option<ReportFile[]> Reports { get; } = ReportOptions.Files(Reporting.Reports.DiffFormats);

    public void AddTo(Command command)
    {
        CommonOptions.Add(
            command,
            _project,
            _base,
            _head,
            _specs,
            _baseIndexes,
            _headIndexes,
            _database,
            _approvals,
            _writeApprovals,
            _failOn,
            _recorded,
            _engine,
            _jar,
            Format,
            Output,
            Reports
        );
        CommonOptions.Exclude(
            command,
            _recorded,
            _specs,
            _baseIndexes,
            _headIndexes,
            _approvals,
            _writeApprovals,
            _engine,
            Reports
        );
        command.Validators.Add(result =>
        {
            if (result.GetValue(_recorded) is not null && result.GetValue(Format) == DiffFormat.Markdown)
            {
                result.AddError("`--format markdown` can't be used with `--recorded`");
            }
        });
    }

    public DiffOptions Of(ParseResult arguments, Shell shell) =>
        new()
        {
            Project = arguments.GetValue(_project)!.ToString(),
            Base = arguments.GetValue(_base) ?? new DiffOptions().Base,
            Head = arguments.GetValue(_head),
            BaseIndexes = arguments.GetValue(_baseIndexes),
            HeadIndexes = arguments.GetValue(_headIndexes),
            Specs = CommonOptions.Full(arguments.GetValue(_specs)!),
            Database = arguments.GetValue(_database),
            Approvals = CommonOptions.Full(arguments.GetValue(_approvals)),
            WriteApprovals = CommonOptions.Full(arguments.GetValue(_writeApprovals)),
            FailOn = arguments.GetValue(_failOn),
            Engine = arguments.GetValue(_engine),
            Emulator = new EmulatorOptions { Jar = arguments.GetValue(_jar), Environment = shell.Environment },
            Recorded = CommonOptions.Full(arguments.GetValue(_recorded)),
        };

    private static Option<string?> Source(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE|git:REF|git:REF:PATH" };
}
