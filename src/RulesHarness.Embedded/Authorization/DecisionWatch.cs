using RulesHarness.Embedded.Storage;

namespace RulesHarness.Embedded.Authorization;

/// <summary>A decision of rules about a call, and what it was made on.</summary>
/// <param name="Documents">All documents of the database, as they were before the call.</param>
/// <param name="Time">The time of the request, as rules saw it.</param>
/// <param name="IsAllowed">Returns true if rules allowed all that the call asked.</param>
public sealed record WatchedDecision(DocumentTree Documents, DateTimeOffset Time, bool IsAllowed);

/// <summary>
/// Takes down the decision about a call that is made while it is open. Calls of other flows do not show in it.
/// </summary>
public sealed class DecisionWatch : IDisposable
{
    private static readonly AsyncLocal<DecisionWatch?> Current = new();

    private DecisionWatch() { }

    /// <summary>The last decision; null where rules were not asked.</summary>
    public WatchedDecision? Decision { get; private set; }

    /// <summary>Begins to watch the calls that are made from here.</summary>
    public static DecisionWatch Open() => Current.Value = new DecisionWatch();

    /// <summary>Ends the watch.</summary>
    public void Dispose() => Current.Value = null;

    internal static void Report(DocumentTree documents, IReadOnlyList<AuthorizationRequest> asked, bool isAllowed)
    {
        if (Current.Value is { } watch && asked.Count > 0)
        {
            watch.Decision = new WatchedDecision(documents, asked[0].Request.Time, isAllowed);
        }
    }
}
