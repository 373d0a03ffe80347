using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Who lists what, after which sentence; null where no sentence grants anything.</summary>
internal sealed record Listing(Policy Policy, Collection Member, CallerKind Persona, Permission? Sentence);

/// <summary>
/// Lists to try: the query with all filters of one alternative of the sentence's condition and, where the sentence
/// grants it, the queries near it. <c>NearMisses</c> are the callers who nearly have the role.
/// </summary>
internal sealed record PlannedLists(
    Listing Listing,
    IReadOnlyList<Comparison> Conditions,
    bool IsGrant,
    IReadOnlyList<RoleVariant> NearMisses
)
{
    /// <summary>The states of what is looked up, and of the caller, in which the list is granted as well.</summary>
    public IReadOnlyList<IReadOnlyList<Comparison>> States { get; init; } = [];
}
