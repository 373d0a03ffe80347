using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Emulator;
using RulesHarness.Language.Syntax;
using RulesHarness.Reporting;
using RulesHarness.Suites;
using Spectre.Console;

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
                var read = TestSuiteReader.Read(
                    Shown(suitePath),
                    await File.ReadAllTextAsync(suitePath, cancellationToken)
                );
                var file = new RulesFile(Shown(rulesPath), await File.ReadAllTextAsync(rulesPath, cancellationToken));
                var report = await SuiteRunner.RunAsync(file, read, options, TimeProvider.System, cancellationToken);
                if (arguments.GetValue(format) == ReportFormat.Json)
                {
                    await CommonOptions.WriteAsync(shell, Reports.Json(report), arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(shell, arguments.GetValue(output), console => Write(report, console));
                }
                return ExitCode(report);
            }
        );
        return command;
    }

    private static int ExitCode(SuiteReport report) =>
        report.Results.Count == 0 ? ExitCodes.UnusableInput
        : report.Count(SuiteStatus.Failed) > 0 ? ExitCodes.DoesNotHold
        : report.Count(SuiteStatus.Error) > 0 ? ExitCodes.NoRun
        : 0;

    private static string Shown(string path) => path.Replace('\\', '/');

    private static void Write(SuiteReport report, IAnsiConsole console)
    {
        Terminal.Diagnostics(console, report.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Info));
        foreach (var result in report.Results)
        {
            var colour = result.Status == SuiteStatus.Passed ? "green" : "red";
            var decision = result.IsAllowed switch
            {
                true => "allow",
                false => "deny",
                null => "neither",
            };
            var line = result.Line is { } at ? FormattableString.Invariant($" by line {at}") : "";
            console.MarkupLineInterpolated(
                $"[{colour}]{result.Status.ToString().ToLowerInvariant()}[/]: {result.Case.Name}: {decision}{line}{(result.Message.Length == 0 ? "" : $": {result.Message}")}"
            );
        }

        var (passed, failed, errors) = (
            report.Count(SuiteStatus.Passed),
            report.Count(SuiteStatus.Failed),
            report.Count(SuiteStatus.Error)
        );
        console.WriteLine(
            FormattableString
                .Invariant(
                    $"{passed} passed, {failed} failed, {errors} errors: {report.Results.Count} test cases on the {report.Engine.Name}{(report.Engine.Name == "embedded" ? " engine" : "")} {report.Engine.Version}"
                )
                .TrimEnd()
        );
    }
}
