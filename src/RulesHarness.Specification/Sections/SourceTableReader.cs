using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>Reads the table Source, File, Format: where the old data is.</summary>
internal static class SourceTableReader
{
    public static IEnumerable<SourceEntry> Read(SpecTable table, ReadingContext context)
    {
        foreach (var row in context.Rows(table, "Source", "File", "Format"))
        {
            var isNamed = IsName(row["Source"], context);
            var isLocated = IsPath(row["File"], context);
            var format = SourceFormatCell.Read(row["Format"], context);
            var isLimited = RowConditionCell.TryRead(row["Where"], context, out var where);
            if (isNamed && isLocated && format is not null && isLimited)
            {
                var source = new MigrationSource(
                    row["Source"].Plain,
                    row["File"].Plain,
                    format.Format,
                    ReadingContext.PlaceOf(row["Source"])
                )
                {
                    Delimiter = format.Delimiter,
                    Encoding = format.Encoding,
                    Collection = format.Collection,
                    Items = format.Items,
                    Where = where,
                    FilePlace = ReadingContext.PlaceOf(row["File"]),
                };
                yield return new SourceEntry(source, row["Source"]);
            }
        }
    }

    private static bool IsName(TextSlice cell, ReadingContext context)
    {
        var name = cell.Plain;
        if (name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') && !char.IsAsciiDigit(name[0]))
        {
            return true;
        }
        context.Report(
            SpecDiagnostics.UnreadableSourceCell,
            cell,
            Shown(name),
            "the name of a source",
            "write a word, such as `accounts`: the old columns are named after it, as in `accounts.mail`"
        );
        return false;
    }

    private static bool IsPath(TextSlice cell, ReadingContext context)
    {
        var path = cell.Plain;
        var isBelow = path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");
        if (isBelow && !path.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }
        context.Report(
            SpecDiagnostics.UnreadableSourceCell,
            cell,
            Shown(path),
            "a path below the project's folder",
            "write one such as `fixtures/legacy/accounts.csv`"
        );
        return false;
    }

    private static string Shown(string text) => text.Length == 0 ? "(nothing)" : text;
}
