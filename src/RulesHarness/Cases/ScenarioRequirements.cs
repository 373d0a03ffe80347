using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>
/// The requirements for a scenario: comparisons that hold for the document, and whether the caller owns it; null if
/// that makes no difference.
/// </summary>
internal sealed record ScenarioRequirements(
    IReadOnlyList<Comparison> Comparisons,
    bool? AsOwner,
    Completeness Completeness = Completeness.Full
)
{
    /// <summary>The turn of the edges that the document's fields are at; null where they need not be at any.</summary>
    public int? EdgeTurn { get; init; }

    /// <summary>The way in which the caller has the role, or just hasn't; null for the role's first.</summary>
    public RoleVariant? RoleVariant { get; init; }

    /// <summary>A second role that the caller has.</summary>
    public Role? SecondRole { get; init; }

    /// <summary>Whether the document's parent is not there.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>Whether the document is the one that the request creates: it is not stored.</summary>
    public bool IsNew { get; init; }

    /// <summary>The conditions of an update on the new document. Claims are made for them; the change makes the fields.</summary>
    public IReadOnlyList<Comparison> OfNew { get; init; } = [];

    /// <summary>All that a caller may need claims for.</summary>
    public IReadOnlyList<Comparison> OfCaller => [.. Comparisons, .. OfNew];
}
