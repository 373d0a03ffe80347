using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>The decision that a case is to show.</summary>
internal enum CaseGoal
{
    /// <summary>That a sentence grants: best where it alone does.</summary>
    Granted,

    /// <summary>That nothing grants.</summary>
    Denied,

    /// <summary>That one sentence grants and another takes it back.</summary>
    Revoked,
}

/// <summary>
/// A case to make in a cell: a request for which the comparisons hold. <c>Sentence</c> is the one that the request is
/// made after; null where no sentence grants anything.
/// </summary>
internal sealed record CaseTemplate(
    PermissionCell Cell,
    Permission? Sentence,
    IReadOnlyList<Comparison> Comparisons,
    string Variant,
    CaseGoal Goal
)
{
    public Completeness Completeness { get; init; } = Completeness.Full;

    /// <summary>The only field that an update changes; null for all that the sentence allows.</summary>
    public Field? OnlyField { get; init; }

    /// <summary>The variant's short form, for the case's id; null where the variant is short.</summary>
    public string? Slug { get; init; }

    /// <summary>Whether the update takes that field away, instead of giving it another value.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Whether the document is the caller's own; null where that follows from caller and sentence.</summary>
    public bool? AsOwner { get; init; }

    /// <summary>The way in which the caller has the role, or just hasn't; null for the role's first.</summary>
    public RoleVariant? RoleVariant { get; init; }

    /// <summary>A second role that the caller has.</summary>
    public Role? SecondRole { get; init; }

    /// <summary>Whether the document's parent is not there.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>The turn of the values at the edges of the schema that a write uses.</summary>
    public int EdgeTurn { get; init; }

    /// <summary>The case to make where no scenario fits this one; null for none.</summary>
    public CaseTemplate? Otherwise { get; init; }
}

/// <summary>A cell of the permission matrix.</summary>
internal sealed record PermissionCell(Policy Policy, Collection Collection, CallerKind Persona, Operation Operation);
