namespace RulesHarness.Cases;

/// <summary>Takes things in turn, one list for each name, so that a few cases together try them all.</summary>
internal sealed class Rotation
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>The next one, again from the first when all were taken; null of an empty list.</summary>
    public T? Next<T>(string name, IReadOnlyList<T> all)
        where T : class
    {
        if (all.Count == 0)
        {
            return null;
        }
        var at = _taken.GetValueOrDefault(name);
        _taken[name] = at + 1;
        return all[at % all.Count];
    }

    /// <summary>Those that had no turn yet.</summary>
    public IEnumerable<T> Remaining<T>(string name, IReadOnlyList<T> all) => all.Skip(_taken.GetValueOrDefault(name));
}
