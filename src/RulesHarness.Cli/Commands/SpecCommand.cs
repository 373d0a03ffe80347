using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Reporting;

namespace RulesHarness.Cli.Commands;

/// <summary>Reads the spec, and prints its model.</summary>
internal static class SpecCommand
{
    public static Command Make(Shell shell)
    {
        var project = CommonOptions.Project();
        var specs = CommonOptions.Spec();
        var format = CommonOptions.Format();
        var output = CommonOptions.Output();
        var command = new Command(
            "spec",
            "Reads the spec, and prints the model and the parts that can't be read.\n\nExample: rulesharness "
                + "spec --format json"
        )
        {
            project,
            specs,
            format,
            output,
        };
        command.SetAction(
            async (arguments, _) =>
            {
                var reading = ProjectFiles.ReadSpec(
                    new CheckOptions
                    {
                        Project = arguments.GetValue(project)!.ToString(),
                        Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    }
                );
                var report = arguments.GetValue(format) == ReportFormat.Json ? Reports.Json(reading) : null;
                if (report is not null)
                {
                    await CommonOptions.WriteAsync(shell, report, arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(shell, arguments.GetValue(output), Reports.Text(reading));
                }
                return reading.IsUsable ? 0 : ExitCodes.UnusableInput;
            }
        );
        return command;
    }
}
