namespace RulesHarness.Migration.Transforms;

/// <summary><c>looked up in `accounts` by `id`, giving `uid`</c></summary>
internal sealed class LookUpValue(string source) : ValueStep
{
    private readonly string _failure = $"is in no row of `{source}`";

    /// <summary>The values by the text of their keys, of which the first row counts.</summary>
    public Dictionary<string, object?> Table { get; } = new(StringComparer.Ordinal);

    public override string? Apply(RowScope scope, ref object? value)
    {
        if (Values.IsEmpty(value))
        {
            value = null;
            return null;
        }
        if (!Table.TryGetValue(Values.Text(value), out var found))
        {
            return _failure;
        }
        value = found;
        return null;
    }
}
