using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// A request of the spec for which no case could be made. <c>Place</c> is the place of the sentence or the access
/// pattern, <c>IsAllowed</c> is the decision that the case would have shown, and <c>Reason</c> completes "RulesHarness
/// could not make …".
/// </summary>
internal sealed record UntestedRequest(
    Place Place,
    CollectionPath Collection,
    Operation Operation,
    string Actor,
    bool IsAllowed,
    string Reason
);
