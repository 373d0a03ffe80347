using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of <c>check</c>.</summary>
internal sealed class CheckCommandOptions
{
    private readonly ProjectOptions _project = new();
    private readonly Option<string?> _indexes = CommonOptions.File(
        "--indexes",
        "The index file. Default: as in firebase.json, or indexes/firestore.indexes.json."
    );
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<string?> _only = new("--only")
    {
        Description = "Runs only cases whose id matches, as in posts/get/*.",
        HelpName = "GLOB",
    };
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<int?> _minCoverage = MinCoverage();
    private readonly Option<string?> _baseline = CommonOptions.File(
        "--baseline",
        "The baseline of accepted findings. Default: as in rulesharness.json."
    );
    private readonly Option<EngineChoice> _engine = CommonOptions.Engine<EngineChoice>(
        "The engine that decides the cases: emulator, embedded (needs no Java), or both, which must agree. "
            + "Default: the emulator if one is found.",
        "emulator",
        "embedded",
        "both"
    );
    private readonly Option<string?> _jar = CommonOptions.Jar();
    private readonly Option<string[]> _code = CodeOptions.Folders(
        "Compares the queries that the source code below these folders can send."
    );

    public Option<string?> WriteBaseline { get; } =
        CommonOptions.OutputFile("--write-baseline", "Writes a baseline that accepts the current findings.");

    public Option<ReportFormat> Format { get; } = CommonOptions.Format();

    public Option<string?> Output { get; } = CommonOptions.Output();

    public Option<ReportFile[]> Reports { get; } = ReportOptions.Files(Reporting.Reports.Formats);

    public Option<bool> Verify { get; } = ReportOptions.Verify();

    public Option<bool> Watch { get; } =
        new("--watch")
        {
            Description = "Checks again after each save of a file of the project, and prints what changed.",
        };

    public void AddTo(Command command)
    {
        CommonOptions.Add(
            command,
            [
                .. _project.Files,
                _indexes,
                _database,
                _only,
                _seed,
                _project.Strict,
                _minCoverage,
                _baseline,
                WriteBaseline,
                _engine,
                _jar,
                _code,
                Format,
                Output,
                Reports,
                Verify,
                Watch,
            ]
        );
        CodeOptions.RequireFolders(command, _code);
        ExcludeFrom(command, Watch, Format, Output, WriteBaseline, Verify);
    }

    public CheckOptions Of(ParseResult arguments, Shell shell) =>
        _project.Of(arguments) with
        {
            Indexes = CommonOptions.Full(arguments.GetValue(_indexes)),
            Database = arguments.GetValue(_database),
            Baseline = CommonOptions.Full(arguments.GetValue(_baseline)),
            Only = arguments.GetValue(_only),
            Seed = arguments.GetValue(_seed),
            MinCoverage = arguments.GetValue(_minCoverage),
            Engine = arguments.GetValue(_engine),
            Emulator = new EmulatorOptions { Jar = arguments.GetValue(_jar), Environment = shell.Environment },
            Code = [.. arguments.GetValue(_code)!.Select(Path.GetFullPath)],
            Readers = CodeOptions.Readers,
        };

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
}
