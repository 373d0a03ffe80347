namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// The order in which Java's HashMap enumerates entries that were added one by one. The emulator stores fields in such
/// maps, and rules can observe the order of a map's values
/// (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/HashMap.html).
/// </summary>
public static class HashMapOrder
{
    private const int SmallestTable = 16;

    /// <summary>Items, each once, by their Java hash codes.</summary>
    public static IEnumerable<T> Of<T>(IReadOnlyCollection<T> items, Func<T, int> hashCode)
    {
        var buckets = SmallestTable;
        while (items.Count > buckets / 4 * 3)
        {
            buckets *= 2;
        }

        // Sorting is stable, as buckets are: who came first stands first.
        return items.OrderBy(item => Bucket(hashCode(item), buckets));
    }

    /// <summary>The hash code of a Java string.</summary>
    public static int HashCodeOf(string text)
    {
        var hash = 0;
        foreach (var each in text)
        {
            hash = unchecked((hash * 31) + each);
        }

        return hash;
    }

    private static int Bucket(int hash, int buckets) => (hash ^ (int)((uint)hash >> 16)) & (buckets - 1);
}
