using Markdig.Extensions.Tables;

namespace RulesHarness.Specification.Text;

/// <summary>One row; a cell is found by its column's name, and is empty where the row or the column has none.</summary>
internal sealed record SpecRow(TextSlice Text, IReadOnlyDictionary<string, TextSlice> Cells)
{
    public TextSlice this[string column] =>
        Cells.TryGetValue(column, out var cell) ? cell : Text.Source.Slice(Text.Start, Text.Start);

    public bool Has(string column) => Cells.ContainsKey(column);

    /// <summary>The row's first cell is in parentheses, and says that more is to come.</summary>
    public bool IsPlaceholder => Cells.Values.FirstOrDefault().Source is not null && Cells.Values.First().IsPlaceholder;
}

/// <summary>A pipe table: columns by name, whatever their order and case.</summary>
internal sealed record SpecTable(TextSlice Heading, IReadOnlyList<string> Columns, IReadOnlyList<SpecRow> Rows)
{
    public bool Has(string column) => Columns.Contains(column, StringComparer.OrdinalIgnoreCase);

    public static SpecTable Of(SourceText source, Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows[0].OfType<TableCell>().Select(cell => source.Of(cell).Plain).ToList();
        return new SpecTable(source.Of(rows[0]), columns, [.. rows.Skip(1).Select(row => Row(source, row, columns))]);
    }

    private static SpecRow Row(SourceText source, TableRow row, List<string> columns)
    {
        var text = source.Of(row);
        var cells = new Dictionary<string, TextSlice>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, cell) in columns.Zip(row.OfType<TableCell>()))
        {
            // Markdig gives an empty cell no place of its own: the row's is the nearest.
            cells.TryAdd(column, cell.Span.Length > 0 ? Trim(source.Of(cell)) : source.Slice(text.Start, text.Start));
        }

        return new SpecRow(Trim(text), cells);
    }

    private static TextSlice Trim(TextSlice slice)
    {
        var text = slice.Text;
        var start = slice.Start + (text.Length - text.TrimStart(' ', '\t', '|').Length);
        return slice.Source.Slice(start, Math.Max(start, slice.Start + text.TrimEnd().Length));
    }
}
