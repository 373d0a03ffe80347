namespace RulesHarness.Specification.Markdown;

/// <summary>
/// Cuts a line of a pipe table into its cells, at the pipes that are neither escaped nor in a code span.
/// </summary>
internal static class TableCells
{
    public static IReadOnlyList<TextSlice> Of(TextSlice line)
    {
        var row = Trim(line.Source, line.Start, line.End);
        var text = line.Source.Text;
        var start = row.Start < row.End && text[row.Start] == '|' ? row.Start + 1 : row.Start;
        var cells = new List<TextSlice>();
        for (var at = start; at < row.End; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '`')
            {
                at = CodeEnd(text, at, row.End) - 1;
            }
            else if (text[at] == '|')
            {
                cells.Add(Trim(line.Source, start, at));
                start = at + 1;
            }
        }

        if (start < row.End || cells.Count == 0)
        {
            cells.Add(Trim(line.Source, start, row.End));
        }
        return cells;
    }

    /// <summary>
    /// The end of a code span: behind as many backticks as it begins with; behind the first ones when they are not
    /// closed.
    /// </summary>
    private static int CodeEnd(string text, int at, int end)
    {
        var open = Run(text, at, end);
        for (var next = at + open; next < end; next++)
        {
            if (text[next] != '`')
            {
                continue;
            }
            var closing = Run(text, next, end);
            if (closing == open)
            {
                return next + closing;
            }
            next += closing - 1;
        }

        return at + open;
    }

    private static int Run(string text, int at, int end)
    {
        var next = at;
        while (next < end && text[next] == '`')
        {
            next++;
        }
        return next - at;
    }

    private static TextSlice Trim(SourceText source, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(source.Text[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(source.Text[end - 1]))
        {
            end--;
        }
        return source.Slice(start, end);
    }
}
