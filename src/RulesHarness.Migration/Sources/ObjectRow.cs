namespace RulesHarness.Migration.Sources;

/// <summary>A row that is an object: its values have names, and may be objects themselves.</summary>
internal abstract class ObjectRow : SourceRow
{
    public override IReadOnlyDictionary<string, object?> All => Values;

    protected Dictionary<string, object?> Values { get; set; } = [];

    public override object? Value(Column column)
    {
        object? value = Values;
        foreach (var name in column.Path)
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(name, out value))
            {
                return null;
            }
        }
        return value;
    }
}
