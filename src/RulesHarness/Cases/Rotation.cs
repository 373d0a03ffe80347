namespace RulesHarness.Cases;

/// <summary>Takes things in turn, one list for each name, so that a few cases together try them all.</summary>
internal sealed class Rotation
{
    private readonly Dictionary<(string Name, string Text), int> _taken = [];

    /// <summary>
    /// The first of those that had the fewest turns, so that each of a list has one in turn; null of an empty list.
    /// </summary>
    public T? Next<T>(string name, IReadOnlyList<T> all)
        where T : class
    {
        if (all.MinBy(each => Turns(name, each)) is not { } next)
        {
            return null;
        }
        Take(name, next);
        return next;
    }

    /// <summary>Gives one of a list its turn.</summary>
    public void Take<T>(string name, T next)
        where T : class => _taken[(name, $"{next}")] = Turns(name, next) + 1;

    /// <summary>Those that had no turn yet.</summary>
    public IEnumerable<T> Remaining<T>(string name, IReadOnlyList<T> all)
        where T : class => all.Where(each => Turns(name, each) == 0);

    private int Turns<T>(string name, T each)
        where T : class => _taken.GetValueOrDefault((name, $"{each}"));
}
