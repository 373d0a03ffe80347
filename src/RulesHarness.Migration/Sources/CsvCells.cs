namespace RulesHarness.Migration.Sources;

/// <summary>The places of a row's cells in the reader's buffer.</summary>
internal sealed class CsvCells
{
    private readonly List<(int Start, int End, bool HasEscapes)> _cells = [];

    private int _start;

    public int Count => _cells.Count;

    public long Line { get; private set; }

    public int End { get; set; }

    /// <summary>The place of a quotation mark that was opened; -1 if none is open.</summary>
    public int OpenQuote { get; set; }

    public string? Fault { get; set; }

    /// <summary>Whether the row is an empty line, which is no row.</summary>
    public bool IsBlank => Fault is null && Count == 1 && End == _start;

    public void Begin(int start, long line)
    {
        Clear();
        _start = start;
        Line = line;
    }

    public void Clear()
    {
        _cells.Clear();
        Fault = null;
        OpenQuote = -1;
    }

    public void Add(int start, int end, bool hasEscapes) => _cells.Add((start, end, hasEscapes));

    public ReadOnlySpan<char> Whole(char[] buffer) => buffer.AsSpan(_start, Math.Max(0, End - _start));

    public string Text(char[] buffer, int index)
    {
        var (start, end, hasEscapes) = _cells[index];
        var text = new string(buffer, start, end - start);
        return hasEscapes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    public IEnumerable<string> Texts(char[] buffer) => Enumerable.Range(0, Count).Select(index => Text(buffer, index));
}
