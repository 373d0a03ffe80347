namespace RulesHarness.Migration.Sources;

/// <summary>A row of a CSV file. The text of a cell is made when it is asked for.</summary>
internal sealed class CsvRow : SourceRow
{
    private char[] _buffer = [];
    private CsvCells _cells = new();

    public IReadOnlyList<string> Heading { get; set; } = [];

    public override IReadOnlyDictionary<string, object?> All
    {
        get
        {
            var all = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (index, text) in _cells.Texts(_buffer).Index())
            {
                all[index < Heading.Count ? Heading[index] : $"({index + 1})"] = text;
            }
            return all;
        }
    }

    public void Take(char[] buffer, CsvCells cells)
    {
        _buffer = buffer;
        _cells = cells;
        Line = cells.Line;
        Fault = cells.Fault ?? FaultOfCells();
    }

    public override object? Value(Column column) =>
        column.Index >= 0 && column.Index < _cells.Count ? _cells.Text(_buffer, column.Index) : null;

    private string? FaultOfCells()
    {
        if (_cells.Count != Heading.Count)
        {
            return $"the row has {_cells.Count} values, and the heading has {Heading.Count}";
        }
        return _cells.Whole(_buffer).Contains(TextDecoding.Undecodable)
            ? "the row has bytes that are not text in the file's encoding"
            : null;
    }
}
