using RulesHarness.Specification.Grammar;
using RulesHarness.Specification.Markdown;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Sections;

/// <summary>A declared index with the slices that findings point to.</summary>
internal sealed record IndexEntry(IndexDeclaration Index, CollectionPath Path, TextSlice Collection, TextSlice Fields);

/// <summary>Reads Indexes: a table, or bullets <c>`posts`: `authorId` asc, `createdAt` desc</c>.</summary>
internal static class IndexReader
{
    private const string Example =
        "write ``- `posts`: `authorId` asc, `createdAt` desc``, or a table with the columns Collection, Fields "
        + "and Scope";

    /// <summary>The paragraph that leaves the indexes to the index file; null if there is none.</summary>
    public static TextSlice? LeftToFile(Section section)
    {
        foreach (var paragraph in section.Paragraphs())
        {
            var text = paragraph.Plain.TrimEnd('.');
            if (text.Equals("as in the index file", StringComparison.OrdinalIgnoreCase))
            {
                return paragraph;
            }
        }

        return null;
    }

    /// <summary>The indexes of a section, which may list none if it leaves them to the index file.</summary>
    public static IReadOnlyList<IndexEntry> Read(Section section, ReadingContext context)
    {
        List<IndexEntry> listed = [.. Listed(section, context)];
        if (listed.Count > 0 && LeftToFile(section) is { } left)
        {
            context.Report(SpecDiagnostics.ListedAndLeftIndexes, left);
        }
        return listed;
    }

    private static IEnumerable<IndexEntry> Listed(Section section, ReadingContext context) =>
        OfTables(section, context).Concat(OfBullets(section, context));

    private static IEnumerable<IndexEntry> OfTables(Section section, ReadingContext context)
    {
        var tables = section.Tables().Where(table => table.Has("Collection") || table.Has("Fields"));
        foreach (var row in tables.SelectMany(table => context.Rows(table, "Collection", "Fields")))
        {
            if (!row.Has("Fields"))
            {
                continue;
            }
            var cursor = ReadingContext.Cursor(row["Collection"]);
            var fields = ReadingContext.Cursor(row["Fields"]);
            if (Names.Collection(cursor) is not { } path)
            {
                context.ReportFailure(SpecDiagnostics.UnreadableIndex, row["Collection"], cursor, Example);
            }
            else if (Fields(fields) is not { } read)
            {
                context.ReportFailure(
                    SpecDiagnostics.UnreadableIndex,
                    row["Fields"],
                    fields,
                    context.Nearest(Lexer.Read(row["Fields"]), Vocabulary.Index, Shown, Example)
                );
            }
            else
            {
                yield return Entry(path, read, row["Scope"].Plain, row["Collection"], row["Fields"]);
            }
        }
    }

    private static IEnumerable<IndexEntry> OfBullets(Section section, ReadingContext context)
    {
        foreach (var bullet in section.Bullets())
        {
            var cursor = ReadingContext.Cursor(bullet.Text);
            if (bullet.Text.IsPlaceholder)
            {
                context.Report(SpecDiagnostics.Placeholder, bullet.Text, bullet.Text.Plain);
            }
            else if (Names.Collection(cursor) is { } path && cursor.Expect(":") && Fields(cursor) is { } read)
            {
                yield return Entry(
                    path,
                    read,
                    cursor.Take("(") ? string.Join(' ', bullet.Text.Plain.Split('(')[1..]) : "",
                    bullet.Text,
                    bullet.Text
                );
            }
            else
            {
                context.ReportFailure(SpecDiagnostics.UnreadableIndex, bullet.Text, cursor, Example);
            }
        }
    }

    private static IndexEntry Entry(
        CollectionPath path,
        IReadOnlyList<IndexField> fields,
        string scope,
        TextSlice collection,
        TextSlice text
    ) =>
        new(
            new IndexDeclaration(
                path.Id,
                path.IsGroup || scope.Contains("group", StringComparison.OrdinalIgnoreCase),
                fields,
                ReadingContext.PlaceOf(collection)
            ),
            path,
            collection,
            text
        );

    private static string? Shown(Cursor cursor) => Fields(cursor) is { } fields ? string.Join(", ", fields) : null;

    private static IReadOnlyList<IndexField>? Fields(Cursor cursor)
    {
        var fields = new List<IndexField>();
        do
        {
            if (Names.Dotted(cursor) is not { } name)
            {
                return null;
            }
            if (cursor.TakeWord("vector"))
            {
                if (Vector(cursor, name) is not { } vector)
                {
                    return null;
                }
                fields.Add(vector);
                continue;
            }
            var mode =
                cursor.TakeWord("array-contains", "contains", "array") ? IndexMode.ArrayContains
                : cursor.TakeWord("desc", "descending") ? IndexMode.Descending
                : IndexMode.Ascending;
            if (mode == IndexMode.Ascending)
            {
                cursor.TakeWord("asc", "ascending");
            }
            fields.Add(new IndexField(name, mode));
        } while (cursor.Take(","));
        return
            cursor.AtEnd
            || cursor.Current.Is("(")
            || cursor.Fail("`asc`, `desc`, `array-contains` or `vector`, or a comma and another field")
            ? fields
            : null;
    }

    private static IndexField? Vector(Cursor cursor, string name)
    {
        if (cursor.Current.Value is not (> 0L and < int.MaxValue))
        {
            cursor.Fail("the number of dimensions, as in `vector 768`");
            return null;
        }
        return new IndexField(name, IndexMode.Vector) { Dimension = (int)(long)cursor.Advance().Value! };
    }
}
