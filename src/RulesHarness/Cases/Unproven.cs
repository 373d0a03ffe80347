using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// A request that the spec speaks of and for which no case could be made. <c>Place</c> is the sentence's or the access pattern's,
/// <c>IsAllowed</c> is what the case was to show, and <c>Reason</c> completes "RulesHarness could not make …".
/// </summary>
public sealed record Unproven(
    Place Place,
    CollectionPath Collection,
    Operation Operation,
    string Actor,
    bool IsAllowed,
    string Reason
);
