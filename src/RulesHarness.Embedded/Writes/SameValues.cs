using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Writes;

/// <summary>
/// Compares values as the emulator does to find what a write changes: the numbers 1 and 1.0 are two values, and so are
/// 0.0 and -0.0, but not in a geo point.
/// </summary>
internal static class SameValues
{
    public static bool Are(object? left, object? right) =>
        (left, right) switch
        {
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => a.Count == b.Count
                && a.All(entry => b.TryGetValue(entry.Key, out var other) && Are(entry.Value, other)),
            (List<object?> a, List<object?> b) => a.Count == b.Count
                && a.Zip(b).All(pair => Are(pair.First, pair.Second)),
            (double a, double b) => AreNumbers(a, b),
            (VectorValue a, VectorValue b) => a.Count == b.Count
                && a.ToArray().Zip(b.ToArray()).All(pair => AreNumbers(pair.First, pair.Second)),
            _ => Equals(left, right),
        };

    private static bool AreNumbers(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
