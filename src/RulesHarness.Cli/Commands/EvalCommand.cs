using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Emulator;
using RulesHarness.Reporting;
using RulesHarness.Suites;

namespace RulesHarness.Cli.Commands;

/// <summary>Decides the requests of a suite, as the Firebase Rules API tests rules.</summary>
internal static class EvalCommand
{
    public static Command Make(Shell shell)
    {
        var rules = CommonOptions.File("--rules", "The rules file.");
        var suite = CommonOptions.File("--suite", "The test cases: a TestSuite of the Firebase Rules API, in JSON.");
        (rules.Required, suite.Required) = (true, true);
        var engine = CommonOptions.Engine<EngineChoice>(
            "The engine that decides: emulator, or embedded (needs no Java). Default: the emulator if one is found.",
            "emulator",
            "embedded"
        );
        var jar = CommonOptions.File("--emulator-jar", "The Firestore emulator's jar. Default: the detected one.");
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var command = new Command(
            "eval",
            "Runs the test cases of a suite against rules.\n\nExample: rulesharness eval --rules "
                + "rules/firestore.rules --suite suite.json --engine embedded"
        )
        {
            rules,
            suite,
            engine,
            jar,
            format,
            output,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var (rulesPath, suitePath) = (arguments.GetValue(rules)!, arguments.GetValue(suite)!);
                var options = new CheckOptions
                {
                    Engine = arguments.GetValue(engine),
                    Emulator = new EmulatorOptions { Jar = arguments.GetValue(jar), Environment = shell.Environment },
                };
                var report = await SuiteRunner.RunAsync(
                    rulesPath,
                    suitePath,
                    options,
                    TimeProvider.System,
                    cancellationToken
                );
                if (arguments.GetValue(format) == ReportFormat.Json)
                {
                    await CommonOptions.WriteAsync(shell, Reports.Json(report), arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(shell, arguments.GetValue(output), Reports.Text(report));
                }
                return (int)report.Outcome;
            }
        );
        return command;
    }
}
