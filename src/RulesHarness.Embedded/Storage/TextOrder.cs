namespace RulesHarness.Embedded.Storage;

/// <summary>The order of texts by their UTF-8 bytes: characters beyond the basic plane come last.</summary>
internal static class TextOrder
{
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        return common == left.Length || common == right.Length
            ? left.Length.CompareTo(right.Length)
            : Compare(left[common], right[common]);
    }

    /// <summary>The order of two texts that differ first in these characters.</summary>
    public static int Compare(char left, char right)
    {
        if (char.IsSurrogate(left) == char.IsSurrogate(right))
        {
            return left.CompareTo(right);
        }
        return char.IsSurrogate(left) ? 1 : -1;
    }
}
