using System.CommandLine;
using RulesHarness.Checking;
using RulesHarness.Reporting;
using RulesHarness.Specification;
using RulesHarness.Tracing;
using Spectre.Console;

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
                var files = ProjectFiles.Find(
                    new CheckOptions
                    {
                        Project = arguments.GetValue(project)!.ToString(),
                        Specs = CommonOptions.Full(arguments.GetValue(specs)!),
                    }
                );
                var reading = SpecReader.Read(files.Specs);
                // The spec is read for itself: whether there are rules is not asked.
                var missing = files.Specs.Count == 0 ? files.Diagnostics : [];
                reading = reading with { Diagnostics = [.. missing, .. reading.Diagnostics] };
                var report = arguments.GetValue(format) == ReportFormat.Json ? Reports.Json(reading) : null;
                if (report is not null)
                {
                    await CommonOptions.WriteAsync(shell, report, arguments.GetValue(output));
                }
                else
                {
                    await Terminal.WriteAsync(
                        shell,
                        arguments.GetValue(output),
                        console => WriteText(reading, console)
                    );
                }
                return reading.IsUsable && files.Specs.Count > 0 ? 0 : ExitCodes.UnusableInput;
            }
        );
        return command;
    }

    private static void WriteMatrix(CollectionMatrix matrix, IAnsiConsole console)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumn(Markup.Escape(matrix.Collection.Text))
            .AddColumns([.. matrix.Actors.Select(Markup.Escape)]);
        foreach (var row in matrix.Cells.GroupBy(cell => cell.Operation))
        {
            table.AddRow([row.Key.ToString().ToLowerInvariant(), .. row.Select(cell => cell.Sign)]);
        }
        console.Write(table);
    }

    private static void WriteText(SpecReading reading, IAnsiConsole console)
    {
        Terminal.Diagnostics(console, reading.Diagnostics);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("collection", "primary key", "fields", "sentences", "access patterns");
        var model = reading.Model;
        foreach (var collection in model.Rows)
        {
            var sentences = model.Policy(collection.Path)?.Permissions.Count ?? 0;
            var patterns = model.AccessPatterns.Count(pattern => model.RowOf(pattern.Collection) == collection.Row);
            table.AddRow(
                Markup.Escape(collection.Row.Text),
                Markup.Escape(collection.Key.ToString()),
                $"{collection.StoredFields.Count()}",
                $"{sentences}",
                $"{patterns}"
            );
        }

        console.Write(table);
        foreach (var matrix in reading.IsUsable ? PermissionMatrix.Of(model) : [])
        {
            WriteMatrix(matrix, console);
        }
        console.WriteLine(
            $"{model.Rows.Count()} collections, {model.Policies.DistinctBy(policy => model.RowOf(policy.Collection)).Sum(policy => policy.Permissions.Count)} "
                + $"sentences, {model.AccessPatterns.Count} access patterns, {model.Indexes.Count} indexes"
        );
    }
}
