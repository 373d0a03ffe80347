using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Records the cases that could not be made, each with the reason that its search gave up for.</summary>
internal sealed class UntestedRequests
{
    private readonly List<UntestedRequest> _items = [];
    private SearchStep _furthest;
    private string _reason = "";

    public IReadOnlyList<UntestedRequest> Items => _items;

    /// <summary>Starts the search for one case: its reason is not that of the search before.</summary>
    public void Begin() => (_furthest, _reason) = (SearchStep.Parent, "any data for this request");

    /// <summary>Notes where an attempt failed. The reason is that of the attempt that got furthest.</summary>
    public void GaveUp(SearchStep step, string why)
    {
        if (step < _furthest)
        {
            return;
        }
        (_furthest, _reason) = (step, why);
    }

    /// <summary>Records that the search since <see cref="Begin"/> found nothing.</summary>
    public void Add(Place place, CollectionPath collection, Operation operation, string actor, bool isAllowed) =>
        _items.Add(new UntestedRequest(place, collection, operation, actor, isAllowed, _reason));
}

/// <summary>The steps of the search for a situation, in their order.</summary>
internal enum SearchStep
{
    /// <summary>The document above.</summary>
    Parent,

    /// <summary>Somebody who is of the kind that the sentence names.</summary>
    Caller,

    /// <summary>Fields for which the condition holds.</summary>
    Document,

    /// <summary>The condition, the caller and the path together.</summary>
    Situation,

    /// <summary>The change that an update asks for.</summary>
    Change,
}
