namespace RulesHarness.Firestore.Values;

internal static class Utf8Order
{
    /// <summary>Compares as UTF-8 bytes would, without encoding: only surrogates sort elsewhere in UTF-16.</summary>
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }
        var (a, b) = (left[common], right[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b)
            : char.IsSurrogate(a) ? 1
            : -1;
    }
}
