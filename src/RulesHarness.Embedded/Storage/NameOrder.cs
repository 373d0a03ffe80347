namespace RulesHarness.Embedded.Storage;

/// <summary>The order of documents' names: id by id, each by its UTF-8 bytes.</summary>
internal static class NameOrder
{
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }
        var (a, b) = (left[common], right[common]);
        // An id that ends goes before one that goes on.
        if (a == '/' || b == '/')
        {
            return a == '/' ? -1 : 1;
        }
        return TextOrder.Compare(a, b);
    }
}
