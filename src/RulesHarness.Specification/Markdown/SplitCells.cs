namespace RulesHarness.Specification.Markdown;

/// <summary>
/// Joins the cells of a row that a pipe cut apart which belongs to the text: within quotation marks or brackets,
/// doubled as <c>||</c>, or before <c>null</c>.
/// </summary>
internal static class SplitCells
{
    /// <summary>The cells as they were meant, and the pipe that cuts one of them; null when none does.</summary>
    public static (IReadOnlyList<TextSlice> Cells, TextSlice? Pipe) Joined(IReadOnlyList<TextSlice> cells, int columns)
    {
        var joined = cells.ToList();
        TextSlice? pipe = null;
        while (Cut(joined, columns) is var (first, last))
        {
            pipe ??= PipeBehind(joined[first]);
            var whole = joined[first].Source.Slice(joined[first].Start, joined[last].End);
            joined.RemoveRange(first, last - first + 1);
            joined.Insert(first, whole);
        }

        if (HasSurplus(joined, columns))
        {
            pipe ??= PipeBehind(joined[columns - 1]);
        }
        return (joined, pipe);
    }

    private static (int First, int Last)? Cut(List<TextSlice> cells, int columns)
    {
        var hasSurplus = HasSurplus(cells, columns);
        for (var at = 0; at < cells.Count - 1; at++)
        {
            if (IsOpen(cells[at].Text, hasSurplus) && Closing(cells, at, hasSurplus) is { } last)
            {
                return (at, last);
            }
        }

        for (var at = 1; at < cells.Count - 1 && cells.Count > columns; at++)
        {
            if (cells[at].IsBlank && cells[at].Source.Text.AsSpan(cells[at].Start - 1).StartsWith("||"))
            {
                return (at - 1, at + 1);
            }
        }

        var ofNull = cells.FindIndex(1, cell => cell.Plain == "null");
        return hasSurplus && ofNull > 0 ? (ofNull - 1, ofNull) : null;
    }

    private static int? Closing(List<TextSlice> cells, int first, bool withBrackets)
    {
        for (var last = first + 1; last < cells.Count; last++)
        {
            if (!IsOpen(cells[first].Source.Slice(cells[first].Start, cells[last].End).Text, withBrackets))
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>Whether quotation marks or, where cells are too many, brackets are opened and not closed.</summary>
    private static bool IsOpen(string text, bool withBrackets)
    {
        // Every second part stands between quotation marks.
        var parts = text.Replace("\\\\", "", StringComparison.Ordinal)
            .Replace("\\\"", "", StringComparison.Ordinal)
            .Split('"');
        var outside = string.Concat(parts.Where((_, at) => at % 2 == 0));
        return parts.Length % 2 == 0 || (withBrackets && (IsOpen(outside, '(', ')') || IsOpen(outside, '[', ']')));
    }

    private static bool IsOpen(string text, char open, char close) =>
        text.Count(c => c == open) > text.Count(c => c == close);

    private static bool HasSurplus(List<TextSlice> cells, int columns) =>
        cells.Skip(columns).Any(cell => !cell.IsBlank);

    private static TextSlice PipeBehind(TextSlice cell)
    {
        var at = cell.Source.Text.IndexOf('|', cell.End);
        return cell.Source.Slice(at, at + 1);
    }
}
