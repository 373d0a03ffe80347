using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Reviews the text of rules files: no emulator and no spec is needed.</summary>
internal static class CompileCommand
{
    public static Command Make(Shell shell)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The rules files. Default: those of the project.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var strict = CommonOptions.Strict();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var command = new Command(
            "compile",
            "Reads rules files, and prints compiler errors, compiler warnings and lint findings.\n\nExample: "
                + "rulesharness compile rules/firestore.rules --strict"
        )
        {
            files,
            project,
            specs,
            strict,
            format,
            output,
        };
        command.SetAction(
            async (arguments, _) =>
            {
                var options = new CheckOptions
                {
                    Project = arguments.GetValue(project)!.ToString(),
                    Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    Strict = arguments.GetValue(strict),
                };
                var review = RulesReview.Of(options, CommonOptions.Full(arguments.GetValue(files)!));
                if (arguments.GetValue(format) == ReportFormat.Json)
                {
                    await CommonOptions.WriteAsync(shell, Reports.Json(review), arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(shell, arguments.GetValue(output), Reports.Text(review));
                }
                return (int)review.Outcome;
            }
        );
        return command;
    }
}
