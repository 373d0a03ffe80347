using RulesHarness.Changes;
using RulesHarness.Indexes.Deploying;
using RulesHarness.Indexes.Planning;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>A deploy of indexes, for people.</summary>
internal static class IndexDiffText
{
    public static void Write(IndexDiff diff, IAnsiConsole console)
    {
        Terminal.Diagnostics(console, diff.Diagnostics);
        if (diff.Deploy is not { } deploy)
        {
            console.MarkupLine("[red]nothing was compared[/]");
            return;
        }

        Lines(console, "green", "create", deploy.Created.Select(entry => $"{entry}"));
        Lines(console, "red", "delete, with --force", deploy.Deleted.Select(index => $"{index.Entry}"));
        Lines(console, "yellow", "override", deploy.Overrides.Select(change => change.Field));
        var unready = deploy.Kept.Where(index => index.State != IndexState.Ready);
        Lines(console, "yellow", "not ready", unready.Select(index => $"{index.Entry}"));
        var changed = diff.Queries.Where(query =>
            query.FailsMeanwhile || query.FailsAfterwards || query.Now == PlanStatus.Missing
        );
        if (changed.Any())
        {
            Terminal.Table(console, Queries(changed));
        }
        Steps(console, diff.Steps);
        console.MarkupLineInterpolated($"[grey]compared: {diff.Base} with {diff.Head}[/]");
        console.WriteLine(
            $"{deploy.Created.Count} to create, {deploy.Deleted.Count} to delete, {deploy.Overrides.Count} overrides to "
                + $"change; {Failing(diff)} of {diff.Queries.Count} queries fail"
        );
    }

    private static int Failing(IndexDiff diff) =>
        diff.Queries.Count(query => query.FailsMeanwhile || query.FailsAfterwards);

    private static void Lines(IAnsiConsole console, string colour, string title, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            console.MarkupLineInterpolated($"[{colour}]{title}[/]: {line}");
        }
    }

    private static Table Queries(IEnumerable<DeployedQuery> queries)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("line", "query", "now", "during the deploy", "afterwards");
        foreach (var query in queries)
        {
            table.AddRow(
                $"{query.Query.Line}",
                Markup.Escape(query.Query.Notation),
                Status(query.Now),
                Status(query.Meanwhile),
                Status(query.Afterwards)
            );
        }
        return table;
    }

    private static string Status(PlanStatus status) => status == PlanStatus.Missing ? "[red]fails[/]" : "served";

    private static void Steps(IAnsiConsole console, IReadOnlyList<DeployStep> steps)
    {
        for (var at = 0; at < steps.Count; at++)
        {
            console.WriteLine($"{at + 1}. {steps[at].Text}");
            if (steps[at].Command is { } command)
            {
                console.WriteLine($"   $ {command}");
            }
            foreach (var subject in steps[at].Subjects)
            {
                console.WriteLine($"   - {subject}");
            }
        }
    }
}
