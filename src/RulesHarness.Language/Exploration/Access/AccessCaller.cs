using System.Collections.Immutable;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>The kinds of callers, from the weakest.</summary>
public enum CallerKind
{
    /// <summary>A caller who is not signed in.</summary>
    Guest,

    /// <summary>A signed-in user whom nothing relates to the document, and who has no claim.</summary>
    SignedIn,

    /// <summary>A user whose uid is in the path or in a field of the document.</summary>
    Owner,

    /// <summary>A user with a claim, with a document of his own, or in a list or map of members.</summary>
    Role,
}

/// <summary>A caller whom the rules can tell from others.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="IsOwner">Whether a role counts only for the document's owner.</param>
/// <param name="Roles">The relations that make the role; empty for all other kinds.</param>
public sealed record AccessCaller(CallerKind Kind, bool IsOwner, ImmutableArray<CallerRelation> Roles)
{
    /// <summary>A caller who is not signed in.</summary>
    public static AccessCaller Guest { get; } = new(CallerKind.Guest, false, []);

    /// <summary>A signed-in user without a relation to the document.</summary>
    public static AccessCaller SignedIn { get; } = new(CallerKind.SignedIn, false, []);

    /// <summary>The owner of the document.</summary>
    public static AccessCaller Owner { get; } = new(CallerKind.Owner, true, []);

    /// <summary>The caller of a scenario that has nothing that its decision does not need.</summary>
    public static AccessCaller Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Request.Token is null)
        {
            return Guest;
        }

        var relations = CallerRelations.Of(scenario);
        var isOwner = relations.Any(relation => relation.IsOwnership);
        ImmutableArray<CallerRelation> roles = [.. relations.Where(relation => !relation.IsOwnership)];
        if (!roles.IsEmpty)
        {
            return new AccessCaller(CallerKind.Role, isOwner, roles);
        }

        return isOwner ? Owner : SignedIn;
    }

    /// <inheritdoc/>
    public bool Equals(AccessCaller? other) =>
        other is not null && Kind == other.Kind && IsOwner == other.IsOwner && Roles.SequenceEqual(other.Roles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, IsOwner, Roles.Length);
}
