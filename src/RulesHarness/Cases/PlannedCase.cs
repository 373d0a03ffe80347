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

/// <summary>A cell of the permission matrix.</summary>
internal sealed record PermissionCell(Policy Policy, Collection Collection, CallerKind Persona, Operation Operation);

/// <summary>
/// A case to make in a cell, of a scenario that meets the requirements. <c>Sentence</c> is the one that the request is
/// made after; null where no sentence grants anything.
/// </summary>
internal sealed record PlannedCase(
    PermissionCell Cell,
    Permission? Sentence,
    ScenarioRequirements Wanted,
    string Variant,
    CaseGoal Goal
)
{
    /// <summary>The only field that an update changes; null for all that the sentence allows.</summary>
    public Field? OnlyField { get; init; }

    /// <summary>Whether the update changes all that the sentence allows beside that field.</summary>
    public bool IsBeside { get; init; }

    /// <summary>
    /// Whether the update takes that field away, instead of giving it another value; without such a field, all that are
    /// optional.
    /// </summary>
    public bool IsRemoval { get; init; }

    /// <summary>Whether the update breaks the schema, whatever the sentences say.</summary>
    public bool RemovesRequired => IsRemoval && OnlyField?.Required == true;

    /// <summary>Whether the request is about another document than the single one that the path means.</summary>
    public bool IsOfAnother { get; init; }

    /// <summary>The variant's short form, for the case's id; null where the variant is short.</summary>
    public string? Slug { get; init; }

    /// <summary>
    /// The document that another write of the batch makes, and the place at which the batch makes one more such
    /// document; null for none.
    /// </summary>
    public (DocumentPath Of, DocumentPath At)? Second { get; init; }

    /// <summary>Whether the case is left out where no scenario fits: there need be none.</summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// Gets whether a granted write takes its turn at the edges of the schema. One that is tried for other values
    /// leaves them to writes whose failure names the field.
    /// </summary>
    public bool IsAtEdge { get; init; } = true;

    /// <summary>The case to make where no scenario fits this one; null for none.</summary>
    public PlannedCase? Otherwise { get; init; }
}
