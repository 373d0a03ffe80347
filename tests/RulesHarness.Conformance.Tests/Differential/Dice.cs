namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>Draws at random, the same for the same seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From 0 to one less than the count.</summary>
    public int Next(int count) => _random.Next(count);

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Percent(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>One of them, each as often as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<T> of, Func<T, int> weight)
    {
        var left = _random.Next(of.Sum(weight));
        foreach (var one in of)
        {
            left -= weight(one);
            if (left < 0)
            {
                return one;
            }
        }

        throw new ArgumentException("no weight is above zero", nameof(of));
    }

    /// <summary>So many draws, each of which may be drawn again.</summary>
    public List<T> Some<T>(int atMost, Func<T> draw) =>
        [.. Enumerable.Range(0, _random.Next(atMost + 1)).Select(_ => draw())];
}
