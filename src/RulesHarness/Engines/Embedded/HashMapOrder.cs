namespace RulesHarness.Engines.Embedded;

/// <summary>
/// The order in which Java's HashMap goes through texts that were put into it one by one. The emulator keeps the names of an update in one, and so rules see the
/// updated fields at the end of a document, in this order (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/HashMap.html).
/// </summary>
internal static class HashMapOrder
{
    private const int SmallestTable = 16;

    /// <summary>The names, each once.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<string> names)
    {
        var buckets = SmallestTable;
        while (names.Count > buckets / 4 * 3)
            buckets *= 2;
        // Sorting is stable, as buckets are: who came first stands first.
        return names.OrderBy(name => Hash(name) & (buckets - 1));
    }

    private static int Hash(string name)
    {
        var hash = 0;
        foreach (var each in name)
            hash = unchecked(hash * 31 + each);
        return hash ^ (int)((uint)hash >> 16);
    }
}
