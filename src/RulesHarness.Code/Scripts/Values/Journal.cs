namespace RulesHarness.Code.Scripts.Values;

/// <summary>
/// All that was written, so that both branches of a condition begin with the same values, and what they leave can be
/// joined.
/// </summary>
internal sealed class Journal
{
    private readonly List<(Cell Cell, Content Before)> _writes = [];

    public int Mark => _writes.Count;

    /// <summary>Forgets how to undo what was written.</summary>
    public void Clear() => _writes.Clear();

    /// <summary>Writes a value; <paramref name="identity"/> is that of the variable that it was read from.</summary>
    public void Write(Cell cell, Value? value, string? identity = null)
    {
        _writes.Add((cell, cell.Content));
        cell.Set(new Content(value, identity));
    }

    /// <summary>Gets what the cells hold that were written since a mark.</summary>
    public Dictionary<Cell, Content> Since(int mark)
    {
        var changes = new Dictionary<Cell, Content>();
        for (var index = mark; index < _writes.Count; index++)
        {
            changes[_writes[index].Cell] = _writes[index].Cell.Content;
        }
        return changes;
    }

    /// <summary>Undoes everything since a mark, and returns what it had led to.</summary>
    public Dictionary<Cell, Content> Undo(int mark)
    {
        var changes = Since(mark);
        for (var index = _writes.Count - 1; index >= mark; index--)
        {
            _writes[index].Cell.Set(_writes[index].Before);
        }
        _writes.RemoveRange(mark, _writes.Count - mark);
        return changes;
    }

    /// <summary>Goes on with what one of several paths has led to.</summary>
    public void Join(IReadOnlyList<Outcome> paths)
    {
        if (paths is [var only])
        {
            foreach (var (cell, content) in only.Changes)
            {
                Write(cell, content.Value, content.Identity);
            }
            return;
        }
        foreach (var cell in paths.SelectMany(path => path.Changes.Keys).Distinct().ToList())
        {
            var values = new List<Value>();
            foreach (var path in paths)
            {
                if ((path.Changes.TryGetValue(cell, out var changed) ? changed.Value : cell.Value) is { } value)
                {
                    values.Add(Unions.When(path.Guard, value));
                }
            }
            if (values.Count > 0)
            {
                Write(cell, Unions.Of(values));
            }
        }
    }
}

/// <summary>The outcome of a path, and the answers that lead to it.</summary>
internal sealed record Outcome(Dictionary<Cell, Content> Changes, Guard Guard);
