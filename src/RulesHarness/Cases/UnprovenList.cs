using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Records the cases that could not be made, each with the reason that its search gave up for.</summary>
internal sealed class UnprovenList
{
    private readonly List<Unproven> items = [];
    private SearchStep furthest;
    private string reason = "";

    public IReadOnlyList<Unproven> Items => items;

    /// <summary>Starts the search for one case: its reason is not that of the search before.</summary>
    public void Begin() => (furthest, reason) = (SearchStep.Parent, "any data for this request");

    /// <summary>Notes where an attempt ended. The attempt that got furthest tells the reason.</summary>
    public void GaveUp(SearchStep step, string why)
    {
        if (step < furthest)
            return;
        (furthest, reason) = (step, why);
    }

    /// <summary>Records that the search since <see cref="Begin"/> found nothing.</summary>
    public void Add(Place place, CollectionPath collection, Operation operation, string actor, bool isAllowed) =>
        items.Add(new Unproven(place, collection, operation, actor, isAllowed, reason));
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
