namespace RulesHarness.Migration.Mapping;

/// <summary>
/// Fields of maps in a document. Called for each field of each row, so nothing is allocated to find one.
/// </summary>
internal static class NestedFields
{
    public static void Set(Dictionary<string, object?> fields, ReadOnlySpan<string> segments, object? value)
    {
        foreach (var segment in segments[..^1])
        {
            if (!fields.TryGetValue(segment, out var inner) || inner is not Dictionary<string, object?> map)
            {
                fields[segment] = map = new Dictionary<string, object?>(StringComparer.Ordinal);
            }
            fields = map;
        }
        fields[segments[^1]] = value;
    }

    public static bool TryGet(
        IReadOnlyDictionary<string, object?> fields,
        ReadOnlySpan<string> segments,
        out object? value
    )
    {
        value = fields;
        foreach (var segment in segments)
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(segment, out value))
            {
                value = null;
                return false;
            }
        }
        return true;
    }
}
