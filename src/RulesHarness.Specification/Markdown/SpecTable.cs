using Markdig.Extensions.Tables;

namespace RulesHarness.Specification.Markdown;

/// <summary>One row; a cell is found by its column's name, and is empty where the row or the column has none.</summary>
internal sealed record SpecRow(TextSlice Text, IReadOnlyDictionary<string, TextSlice> Cells)
{
    /// <summary>A pipe that is not escaped and cuts a cell; null when there is none.</summary>
    public TextSlice? Pipe { get; init; }

    public TextSlice this[string column] =>
        Cells.TryGetValue(column, out var cell) ? cell : Text.Source.Slice(Text.Start, Text.Start);

    public bool Has(string column) => Cells.ContainsKey(column);

    /// <summary>The row's first cell is in parentheses, and says that more is to come.</summary>
    public bool IsPlaceholder => Cells.Values.FirstOrDefault().Source is not null && Cells.Values.First().IsPlaceholder;
}

/// <summary>
/// A pipe table: columns by name, whatever their order and case. Markdig says where a table is; its cells are cut here,
/// as Markdig's end early at a bracket or a backtick that is not closed, and an empty one has no place.
/// </summary>
internal sealed record SpecTable(TextSlice Heading, IReadOnlyList<string> Columns, IReadOnlyList<SpecRow> Rows)
{
    public bool Has(string column) => Columns.Contains(column, StringComparer.OrdinalIgnoreCase);

    public static SpecTable Of(SourceText source, Table table)
    {
        var lines = source.Lines(table.Span.Start, table.Span.End + 1).Where(line => !line.IsBlank).ToList();
        var heading = TableCells.Of(lines[0]);
        var columns = heading.Select(cell => cell.Plain).ToList();
        // The second line is the one of hyphens.
        return new SpecTable(heading[0], columns, [.. lines.Skip(2).Select(line => Row(TableCells.Of(line), columns))]);
    }

    private static SpecRow Row(IReadOnlyList<TextSlice> found, List<string> columns)
    {
        var (cells, pipe) = SplitCells.Joined(found, columns.Count);
        var named = new Dictionary<string, TextSlice>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, column) in columns.Index())
        {
            named.TryAdd(
                column,
                cells[Math.Min(at, cells.Count - 1)] is var cell && at < cells.Count
                    ? cell
                    : cell.Source.Slice(cell.End, cell.End)
            );
        }
        return new SpecRow(cells[0].Source.Slice(cells[0].Start, cells[^1].End), named) { Pipe = pipe };
    }
}
