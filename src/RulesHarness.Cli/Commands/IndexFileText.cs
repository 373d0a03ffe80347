using RulesHarness.Checking;
using RulesHarness.Indexes.Planning;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>
/// The review of an index file alone, for people: each index, and the number of them for each collection.
/// </summary>
internal static class IndexFileText
{
    public static void Write(IndexReview review, IAnsiConsole console)
    {
        if (!review.IsUsable)
        {
            return;
        }
        if (review.Declared.Count > 0)
        {
            Terminal.Table(console, Indexes(review));
            Terminal.Table(console, Collections(review));
        }
        console.WriteLine($"{review.Target}: {review.Declared.Count} indexes, {review.Redundant.Count} redundant");
    }

    private static Table Indexes(IndexReview review)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("line", "index", "serves queries such as");
        foreach (var (index, serves) in review.Declared)
        {
            table.AddRow($"{index.Place.Line}", Markup.Escape($"{IndexShape.Of(index)}"), Markup.Escape(serves));
        }
        return table;
    }

    /// <summary>Every write of a document updates all indexes of its collection.</summary>
    private static Table Collections(IndexReview review)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("a write in", "updates, of these indexes");
        foreach (var collection in review.Declared.GroupBy(each => each.Index.CollectionGroup))
        {
            table.AddRow(Markup.Escape(collection.Key), $"{collection.Count()}");
        }
        return table;
    }
}
