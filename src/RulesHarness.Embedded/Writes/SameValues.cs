namespace RulesHarness.Embedded.Writes;

/// <summary>Whether values are stored alike: a whole number and its equal with a fraction part are two.</summary>
internal static class SameValues
{
    public static bool Are(object? left, object? right) =>
        (left, right) switch
        {
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => a.Count == b.Count
                && a.All(entry => b.TryGetValue(entry.Key, out var other) && Are(entry.Value, other)),
            (List<object?> a, List<object?> b) => a.Count == b.Count
                && a.Zip(b).All(pair => Are(pair.First, pair.Second)),
            (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
            _ => Equals(left, right),
        };
}
