using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Emulator;

namespace RulesHarness.Cli.Commands;

/// <summary>The options of <c>eval</c>.</summary>
internal sealed class EvalCommandOptions
{
    private readonly Option<EngineChoice> _engine = CommonOptions.Engine<EngineChoice>(
        "The engine that decides: emulator, or embedded (needs no Java). Default: the emulator if one is found.",
        "emulator",
        "embedded"
    );
    private readonly Option<string?> _jar = CommonOptions.Jar();

    public EvalCommandOptions() => (Rules.Required, Suite.Required) = (true, true);

    public Option<string?> Rules { get; } = CommonOptions.File("--rules", "The rules file.");

    public Option<string?> Suite { get; } =
        CommonOptions.File("--suite", "The test cases: a TestSuite of the Firebase Rules API, in JSON.");

    public Option<ReportFormat> Format { get; } = CommonOptions.Format();

    public Option<string?> Output { get; } = CommonOptions.Output();

    public void AddTo(Command command) => CommonOptions.Add(command, Rules, Suite, _engine, _jar, Format, Output);

    public CheckOptions Of(ParseResult arguments, Shell shell) =>
        new()
        {
            Engine = arguments.GetValue(_engine),
            Emulator = new EmulatorOptions { Jar = arguments.GetValue(_jar), Environment = shell.Environment },
        };
}
