namespace RulesHarness.Migration.Sources;

/// <summary>A column that the mapping uses, or the path of a value inside of an object.</summary>
internal sealed class Column(IReadOnlyList<string> path)
{
    /// <summary>The names, outermost first; one for a CSV file.</summary>
    public IReadOnlyList<string> Path { get; } = path;

    /// <summary>The column's name as a spec writes it.</summary>
    public string Name { get; } = string.Join('.', path);

    /// <summary>The column's number in a CSV file, from 0; -1 if the file has no such column.</summary>
    public int Index { get; set; } = -1;
}

/// <summary>The columns of one source that the mapping uses, each once.</summary>
internal sealed class SourceColumns
{
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);

    public IEnumerable<Column> All => _byName.Values;

    public Column Of(string name) => Of([.. name.Split('.')], name);

    public Column Of(IReadOnlyList<string> path) => Of(path, string.Join('.', path));

    private Column Of(IReadOnlyList<string> path, string name)
    {
        if (!_byName.TryGetValue(name, out var column))
        {
            _byName.Add(name, column = new Column(path));
        }
        return column;
    }

    /// <summary>The names of the objects that columns are in.</summary>
    public HashSet<string> Objects() =>
        [
            .. All.SelectMany(column =>
                Enumerable.Range(1, column.Path.Count - 1).Select(depth => string.Join('.', column.Path.Take(depth)))
            ),
        ];

    /// <summary>Gives the columns their numbers in a file's heading; names of objects are left as they are.</summary>
    public void Bind(IReadOnlyList<string> heading)
    {
        foreach (var column in All)
        {
            column.Index = heading.ToList().IndexOf(column.Name);
        }
    }
}
