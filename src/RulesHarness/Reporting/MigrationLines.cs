using System.Globalization;
using RulesHarness.Migrating;
using RulesHarness.Migration;
using static RulesHarness.Reporting.TextLines;

namespace RulesHarness.Reporting;

/// <summary>A migration for people: findings, a row for each collection, and the total.</summary>
internal static class MigrationLines
{
    private static readonly string[] Heads =
    [
        "collection",
        "from",
        "documents",
        "rejected",
        "left out",
        "largest",
        "index entries",
        "from defaults",
    ];

    public static TextReport Of(MigrationOutcome outcome)
    {
        var lines = new TextLines();
        lines.Add(outcome.Diagnostics);
        var run = outcome.Run;
        if (!run.HasRun)
        {
            lines.Add(Bad("nothing was migrated"));
            return lines.ToReport();
        }
        lines.Add(new TextTable(Heads, [.. run.Collections.Select(RowOf)]));
        foreach (var source in run.Sources)
        {
            var unreadable = source.Unreadable == 0 ? "" : $", {Shown(source.Unreadable)} of them unreadable";
            var leftOut = source.LeftOut == 0 ? "" : $", {Shown(source.LeftOut)} left out by `where`";
            lines.Add($"{source.Source}: {Shown(source.Rows)} rows of {source.File}{unreadable}{leftOut}");
        }
        foreach (var fanOut in run.FanOuts.Where(fanOut => fanOut.Documents > 0))
        {
            var most = $"at most {Shown(fanOut.Documents)} documents name the same one (`{fanOut.Value}`)";
            lines.Add($"{fanOut.From} names {fanOut.To}: {most}");
        }
        lines.Add(
            $"owners: {Shown(outcome.Owners)} documents tried, {Shown(outcome.Granted)} requests that the spec grants"
        );
        lines.Add(
            $"set aside: {Shown(run.LeftBehind)} columns left behind, "
                + $"{Shown(run.DoneElsewhere)} rows of the mapping done elsewhere"
        );
        lines.Add(Judged(outcome.Holds, $"{Shown(run.Documents)} documents, {Shown(run.Rejected)} rejected"));
        return lines.ToReport();
    }

    private static TextSpan[] RowOf(CollectionCount collection) =>
        [
            collection.Collection,
            collection.Source,
            Shown(collection.Documents),
            Shown(collection.Rejected),
            Shown(collection.LeftOut),
            $"{Shown(collection.Largest.Bytes)} B",
            Shown(collection.MostIndexed.Entries),
            string.Join(", ", collection.Defaults),
        ];

    private static string Shown(long count) => count.ToString("n0", CultureInfo.InvariantCulture);
}
