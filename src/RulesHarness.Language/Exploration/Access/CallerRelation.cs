using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>The kinds of relations of a caller to a request.</summary>
public enum RelationKind
{
    /// <summary>The caller's uid is an id in the path.</summary>
    Path,

    /// <summary>A field of the document holds the caller's uid.</summary>
    Field,

    /// <summary>A list or a map of the document has the caller's uid as an item or a key.</summary>
    Member,

    /// <summary>The caller has a claim.</summary>
    Claim,

    /// <summary>Another document has the caller's uid as an id in its path.</summary>
    OwnDocument,

    /// <summary>A field, list or map of another document names the caller's uid.</summary>
    NamedElsewhere,

    /// <summary>The caller has a uid that the rules themselves spell out.</summary>
    Uid,
}

/// <summary>A relation of a caller to a request that the decision needs.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Place">
/// The path of the other document, with <c>{uid}</c> for the caller's and <c>{}</c> for other ids; empty for all else.
/// </param>
/// <param name="Field">The field or the claim; empty for a path, a uid and a whole document.</param>
/// <param name="Value">
/// The value of a claim or a member, the uid, or the fields of the other document; null where none matters.
/// </param>
public sealed record CallerRelation(RelationKind Kind, string Place, string Field, RulesValue? Value)
{
    /// <summary>Whether the relation makes the document the caller's own.</summary>
    public bool IsOwnership => Kind is RelationKind.Path or RelationKind.Field;
}
