using System.Globalization;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Prints a migration for people: findings, a row for each collection, and the total.</summary>
internal static class MigrateText
{
    public static void Write(MigrationOutcome outcome, IAnsiConsole console)
    {
        Terminal.Diagnostics(console, outcome.Diagnostics);
        var run = outcome.Run;
        if (!run.HasRun)
        {
            console.MarkupLine("[red]nothing was migrated[/]");
            return;
        }
        Collections(run, console);
        foreach (var source in run.Sources)
        {
            var unreadable = source.Unreadable == 0 ? "" : $", {Show(source.Unreadable)} of them unreadable";
            var leftOut = source.LeftOut == 0 ? "" : $", {Show(source.LeftOut)} left out by `where`";
            console.WriteLine($"{source.Source}: {Show(source.Rows)} rows of {source.File}{unreadable}{leftOut}");
        }
        foreach (var fanOut in run.FanOuts.Where(fanOut => fanOut.Documents > 0))
        {
            console.WriteLine(
                $"{fanOut.From} names {fanOut.To}: at most {Show(fanOut.Documents)} documents name the same one (`{fanOut.Value}`)"
            );
        }
        console.WriteLine(
            $"owners: {Show(outcome.Owners)} documents tried, {Show(outcome.Granted)} requests that the spec grants"
        );
        console.WriteLine(
            $"set aside: {Show(run.LeftBehind)} columns left behind, {Show(run.DoneElsewhere)} rows of the mapping done elsewhere"
        );
        var colour = outcome.Holds ? "green" : "red";
        console.MarkupLineInterpolated($"[{colour}]{Show(run.Documents)} documents, {Show(run.Rejected)} rejected[/]");
    }

    private static void Collections(MigrationReport run, IAnsiConsole console)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns(
                "collection",
                "from",
                "documents",
                "rejected",
                "left out",
                "largest",
                "index entries",
                "from defaults"
            );
        foreach (var collection in run.Collections)
        {
            table.AddRow(
                Markup.Escape(collection.Collection),
                Markup.Escape(collection.Source),
                Show(collection.Documents),
                Show(collection.Rejected),
                Show(collection.LeftOut),
                $"{Show(collection.Largest.Bytes)} B",
                Show(collection.MostIndexed.Entries),
                Markup.Escape(string.Join(", ", collection.Defaults))
            );
        }
        console.Write(table);
    }

    private static string Show(long count) => count.ToString("n0", CultureInfo.InvariantCulture);
}
