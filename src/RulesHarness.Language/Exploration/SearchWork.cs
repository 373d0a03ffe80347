namespace RulesHarness.Language.Exploration;

/// <summary>
/// Counts what a search does: each expression that is evaluated, and each condition that is put together with others.
/// A search ends when it has done as much as it may, whatever the rules are.
/// </summary>
internal sealed class SearchWork
{
    /// <summary>The work that a search may do: some seconds on one core.</summary>
    public const long Usual = 20_000_000;

    private readonly long _most;
    private long _end;

    /// <param name="most">The work that the search may do.</param>
    public SearchWork(long most = Usual) => (_most, _end) = (most, most);

    /// <summary>The work that was done.</summary>
    public long Done { get; private set; }

    /// <summary>Whether the search has to end.</summary>
    public bool IsSpent => Done >= _end;

    /// <summary>Counts work that was done.</summary>
    public void Add(int count) => Done += count;

    /// <summary>Allows as much work again, for the next search.</summary>
    public void Renew() => _end = Done + _most;
}
