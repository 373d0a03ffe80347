namespace RulesHarness.Code.Scripts.Values;

/// <summary>
/// All that was written, so that both branches of a condition begin with the same values, and what they leave can be
/// joined.
/// </summary>
internal sealed class Journal
{
    private readonly List<(Cell Cell, Value? Before)> _writes = [];

    public int Mark => _writes.Count;

    /// <summary>Forgets how to undo what was written.</summary>
    public void Clear() => _writes.Clear();

    public void Write(Cell cell, Value? value)
    {
        _writes.Add((cell, cell.Value));
        cell.Value = value;
    }

    /// <summary>Gets what the cells hold that were written since a mark.</summary>
    public Dictionary<Cell, Value?> Since(int mark)
    {
        var changes = new Dictionary<Cell, Value?>();
        for (var index = mark; index < _writes.Count; index++)
        {
            changes[_writes[index].Cell] = _writes[index].Cell.Value;
        }
        return changes;
    }

    /// <summary>Undoes everything since a mark, and returns what it had led to.</summary>
    public Dictionary<Cell, Value?> Undo(int mark)
    {
        var changes = Since(mark);
        for (var index = _writes.Count - 1; index >= mark; index--)
        {
            _writes[index].Cell.Value = _writes[index].Before;
        }
        _writes.RemoveRange(mark, _writes.Count - mark);
        return changes;
    }

    /// <summary>Goes on with what one of several paths has led to.</summary>
    public void Join(IReadOnlyList<Dictionary<Cell, Value?>> paths)
    {
        foreach (var cell in paths.SelectMany(path => path.Keys).Distinct().ToList())
        {
            var values = new List<Value>();
            foreach (var path in paths)
            {
                if ((path.TryGetValue(cell, out var changed) ? changed : cell.Value) is { } value)
                {
                    values.Add(value);
                }
            }
            if (values.Count > 0)
            {
                Write(cell, Unions.Of(values));
            }
        }
    }
}
