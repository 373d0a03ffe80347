using System.Globalization;
using RulesHarness.Checking;
using RulesHarness.Indexes.Cost;
using RulesHarness.Indexes.Planning;
using RulesHarness.Indexes.Proof;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A review of indexes for people.</summary>
internal static class IndexLines
{
    public static TextReport Of(IndexReview review)
    {
        var lines = new TextLines();
        lines.Add(review.Diagnostics);
        if (review.Requested.Count > 0)
        {
            lines.Add(Requested(review));
        }
        if (review.Used.Count > 0)
        {
            lines.Add(Used(review));
        }
        if (review.Queries.Count > 0)
        {
            AddQueries(lines, review);
        }
        else if (review.Requested.Count + review.Used.Count == 0 && !review.IsFiltered && review.IsUsable)
        {
            AddFile(lines, review);
        }
        return lines.ToReport();
    }

    private static void AddQueries(TextLines lines, IndexReview review)
    {
        var isOneFile = review.Queries.All(query => query.Member is null && query.File == review.Queries[0].File);
        lines.Add(
            new TextTable(
                [isOneFile ? "line" : "place", "query", "served", "by"],
                [.. review.Queries.Select(query => RowOf(query, isOneFile))]
            )
        );
        if (review.Costs.Count > 0)
        {
            lines.Add(Costs(review));
        }
        // Which indexes are needless is known only if these are all queries.
        var needless = review.IsComplete ? $", {review.Unused.Count} unused, {review.Redundant.Count} redundant" : "";
        lines.Add($"{review.Queries.Count} queries, {review.Missing.Count} indexes missing{needless}");
    }

    private static TextSpan[] RowOf(ReviewedQuery query, bool isOneFile) =>
        [
            isOneFile ? Number(query.Line) : $"{query.File}:{Number(query.Line)}",
            query.Notation,
            StatusOf(query.Plan.Status),
            ServedBy(query),
        ];

    /// <summary>The indexes that Firestore asked for. A declared one is not deployed, or not built yet.</summary>
    private static TextTable Requested(IndexReview review) =>
        new(
            ["line", "asked for", "in the file", "project"],
            [
                .. review.Requested.Select(requested =>
                    new TextSpan[]
                    {
                        Number(requested.Request.Place.Line),
                        $"{requested.Request.Index}",
                        requested.IsDeclared ? "declared: deploy it" : Bad("missing"),
                        requested.Request.Project ?? "",
                    }
                ),
            ]
        );

    private static TextTable Used(IndexReview review) =>
        new(
            ["line", "used in the emulator", "in production"],
            [.. review.Used.Select(used => new TextSpan[] { Number(used.Line), $"{used.Index}", ProductionOf(used) })]
        );

    private static TextSpan ProductionOf(UsedIndexReview used) =>
        used.IsCertain || used.Status != PlanStatus.Missing ? StatusOf(used.Status) : Doubtful("perhaps missing");

    /// <summary>The cost of a document's write, and the share of each index.</summary>
    private static TextTable Costs(IndexReview review) =>
        new(
            ["a document of", "index entries", "by index"],
            [
                .. review.Costs.Select(cost =>
                    new TextSpan[] { cost.Collection.Row.Text, Number(cost.Entries), SharesOf(cost) }
                ),
            ]
        );

    private static string SharesOf(WriteCost cost)
    {
        var shares = cost.Composite.Select(index =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{index.Entries} ({100.0 * index.Entries / cost.Entries:f0} %) {index.Index}"
            )
        );
        return string.Join("\n", shares.Prepend($"{Number(cost.Automatic)} automatic"));
    }

    private static TextSpan StatusOf(PlanStatus status)
    {
        var text = status.ToString().ToLowerInvariant();
        return status is PlanStatus.Missing or PlanStatus.Unsupported ? Bad(text) : text;
    }

    private static string ServedBy(ReviewedQuery query) =>
        query.Plan.Reason ?? string.Join("\n", query.Plan.Rows.SelectMany(row => ServersOf(row, query)).Distinct());

    private static IEnumerable<string> ServersOf(RowPlan row, ReviewedQuery query) =>
        row switch
        {
            { Add: { } add } => [$"{add}: {row.Note ?? PlanText.Why(query.Query, row)}"],
            { Uses.Count: 0 } => ["the collection itself"],
            _ => row.Uses.Select(index => index.ToString()),
        };

    /// <summary>The index file alone: each index, and the number of them for each collection.</summary>
    private static void AddFile(TextLines lines, IndexReview review)
    {
        if (review.Declared.Count > 0)
        {
            lines.Add(Declared(review));
            lines.Add(Collections(review));
        }
        lines.Add($"{review.Target}: {review.Declared.Count} indexes, {review.Redundant.Count} redundant");
    }

    private static TextTable Declared(IndexReview review) =>
        new(
            ["line", "index", "serves queries such as"],
            [
                .. review.Declared.Select(declared =>
                    new TextSpan[]
                    {
                        Number(declared.Index.Place.Line),
                        $"{IndexShape.Of(declared.Index)}",
                        declared.Serves,
                    }
                ),
            ]
        );

    /// <summary>Every write of a document updates all indexes of its collection.</summary>
    private static TextTable Collections(IndexReview review) =>
        new(
            ["a write in", "updates, of these indexes"],
            [
                .. review
                    .Declared.GroupBy(each => each.Index.CollectionGroup)
                    .Select(collection => new TextSpan[] { collection.Key, Number(collection.Count()) }),
            ]
        );
}
