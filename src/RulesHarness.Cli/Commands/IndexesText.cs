using RulesHarness.Checking;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>A review of indexes as a table for people.</summary>
internal static class IndexesText
{
    public static void Write(IndexReview review, IAnsiConsole console)
    {
        Terminal.Diagnostics(console, review.Diagnostics);
        if (review.Requested.Count > 0)
        {
            Terminal.Table(console, Requested(review));
        }
        if (review.Used.Count > 0)
        {
            Terminal.Table(console, Used(review));
        }
        if (review.Queries.Count > 0)
        {
            WriteQueries(review, console);
        }
        else if (review.Requested.Count + review.Used.Count == 0 && !review.IsFiltered)
        {
            IndexFileText.Write(review, console);
        }
    }

    private static void WriteQueries(IndexReview review, IAnsiConsole console)
    {
        var isOneFile = review.Queries.All(query => query.Member is null && query.File == review.Queries[0].File);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns(isOneFile ? "line" : "place", "query", "served", "by");
        foreach (var query in review.Queries)
        {
            table.AddRow(
                isOneFile ? $"{query.Line}" : Markup.Escape($"{query.File}:{query.Line}"),
                Markup.Escape(query.Notation),
                Status(query.Plan.Status),
                Markup.Escape(By(query))
            );
        }
        Terminal.Table(console, table);
        if (review.Costs.Count > 0)
        {
            Terminal.Table(console, Costs(review));
        }
        // Which indexes are needless is known only if these are all queries.
        var needless = review.IsComplete ? $", {review.Unused.Count} unused, {review.Redundant.Count} redundant" : "";
        console.WriteLine($"{review.Queries.Count} queries, {review.Missing.Count} indexes missing{needless}");
    }

    /// <summary>The indexes that Firestore asked for. A declared one is not deployed, or not built yet.</summary>
    private static Table Requested(IndexReview review)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("line", "asked for", "in the file", "project");
        foreach (var (request, isDeclared) in review.Requested)
        {
            table.AddRow(
                $"{request.Place.Line}",
                Markup.Escape($"{request.Index}"),
                isDeclared ? "declared: deploy it" : "[red]missing[/]",
                Markup.Escape(request.Project ?? "")
            );
        }
        return table;
    }

    private static Table Used(IndexReview review)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("line", "used in the emulator", "in production");
        foreach (var used in review.Used)
        {
            var status =
                used.IsCertain || used.Status != PlanStatus.Missing
                    ? Status(used.Status)
                    : "[yellow]perhaps missing[/]";
            table.AddRow($"{used.Line}", Markup.Escape($"{used.Index}"), status);
        }
        return table;
    }

    /// <summary>The cost of a document's write, and the share of each index.</summary>
    private static Table Costs(IndexReview review)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("a document of", "index entries", "by index");
        foreach (var cost in review.Costs)
        {
            var shares = cost
                .Composite.Select(index =>
                    $"{index.Entries} ({100.0 * index.Entries / cost.Entries:f0} %) {index.Index}"
                )
                .Prepend($"{cost.Automatic} automatic");
            table.AddRow(
                Markup.Escape(cost.Collection.Row.Text),
                $"{cost.Entries}",
                Markup.Escape(string.Join("\n", shares))
            );
        }

        return table;
    }

    private static string Status(PlanStatus status) =>
        status switch
        {
            PlanStatus.Missing or PlanStatus.Unsupported => $"[red]{status.ToString().ToLowerInvariant()}[/]",
            _ => status.ToString().ToLowerInvariant(),
        };

    private static string By(ReviewedQuery query) =>
        query.Plan.Reason
        ?? string.Join(
            "\n",
            query
                .Plan.Rows.SelectMany(row =>
                    row switch
                    {
                        { Add: { } add } => [$"{add}: {row.Note ?? PlanText.Why(query.Query, row)}"],
                        { Uses.Count: 0 } => ["the collection itself"],
                        _ => row.Uses.Select(index => index.ToString()),
                    }
                )
                .Distinct()
        );
}
