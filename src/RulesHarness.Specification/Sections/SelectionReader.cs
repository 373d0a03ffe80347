using RulesHarness.Specification.Markdown;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the table Collection, From, Where: which rows of a source become documents of a collection.</summary>
internal static class SelectionReader
{
    public static IEnumerable<SelectionEntry> Read(SpecTable table, ReadingContext context)
    {
        foreach (var row in context.Rows(table, "Collection", "From", "Where"))
        {
            var isRead = RowConditionCell.TryRead(row["Where"], context, out var condition);
            if (context.Collection(row["Collection"]) is { } path && isRead)
            {
                yield return new SelectionEntry(path, row["From"].Plain, condition, row);
            }
        }
    }
}
