namespace RulesHarness.Migration.Sources;

/// <summary>Reads the items of an array in each row of a source as rows of their own.</summary>
internal sealed class ItemReader(ISourceReader rows, string array) : ISourceReader
{
    private readonly Column _column = new(array.Split('.'));
    private readonly ItemRow _row = new();
    private IReadOnlyList<object?> _items = [];
    private int _next;

    public IReadOnlyList<string>? Heading => null;

    public SourceRow Row => _row;

    public long Position => rows.Position;

    public bool Read()
    {
        while (_next == _items.Count)
        {
            if (!rows.Read())
            {
                return false;
            }
            (_items, _next) = ([], 0);
            var value = rows.Row.Fault is null ? rows.Row.Value(_column) : null;
            if ((rows.Row.Fault ?? FaultOf(value)) is { } fault)
            {
                _row.Fail(rows.Row, fault);
                return true;
            }
            _items = value as IReadOnlyList<object?> ?? [];
        }
        _row.Take(rows.Row, _items[_next], ++_next);
        return true;
    }

    public void Dispose() => rows.Dispose();

    /// <summary>A row without the array has no items.</summary>
    private string? FaultOf(object? value) =>
        value is null or IReadOnlyList<object?> ? null : $"`{_column.Name}` is not a list";
}
