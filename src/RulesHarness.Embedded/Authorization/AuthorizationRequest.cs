using RulesHarness.Language.Evaluation;

namespace RulesHarness.Embedded.Authorization;

/// <summary>One request that rules decide.</summary>
/// <param name="Request">The question.</param>
/// <param name="Documents">What conditions look up.</param>
/// <param name="Path">The document's path below the root; null for a list.</param>
/// <param name="Stored">The document's fields before the request; null where there is none, and for a list.</param>
/// <param name="NewFields">The document's fields after the request; null of a delete and of a read.</param>
public sealed record AuthorizationRequest(
    RulesRequest Request,
    IDocumentLookup Documents,
    string? Path,
    IReadOnlyDictionary<string, object?>? Stored,
    IReadOnlyDictionary<string, object?>? NewFields
)
{
    /// <summary>
    /// Whether it is a write without a precondition, which is tried both as a create and as an update before it is
    /// known which one it is.
    /// </summary>
    public bool MayCreateOrUpdate { get; init; }
}
