namespace RulesHarness.Cases;

/// <summary>The reason for which a search found no scenario: that of the attempt that got furthest.</summary>
internal sealed class SearchLog
{
    private SearchStep _furthest = SearchStep.Parent;
    private Func<string> _reason = () => "any data for this request";

    /// <summary>The reason, completing "RulesHarness could not make …".</summary>
    public string Reason => _reason();

    /// <summary>Notes where an attempt failed.</summary>
    public void GaveUp(SearchStep step, Func<string> reason)
    {
        if (step >= _furthest)
        {
            (_furthest, _reason) = (step, reason);
        }
    }
}

/// <summary>The steps of the search for a scenario, in their order.</summary>
internal enum SearchStep
{
    /// <summary>The document above.</summary>
    Parent,

    /// <summary>Somebody who is of the kind that the sentence names.</summary>
    Caller,

    /// <summary>Fields for which the condition holds.</summary>
    Document,

    /// <summary>The condition, the caller and the path together.</summary>
    Scenario,

    /// <summary>The change that an update asks for.</summary>
    Change,

    /// <summary>The documents that the new document is compared with.</summary>
    LookUp,

    /// <summary>The other writes of the batch.</summary>
    Batch,
}
