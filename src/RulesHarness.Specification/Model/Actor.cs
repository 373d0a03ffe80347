namespace RulesHarness.Specification.Model;

/// <summary>Who a sentence speaks of.</summary>
public enum ActorKind
{
    /// <summary>The signed-in user whose document it is.</summary>
    Owner,

    /// <summary>Signed-in users who are not the owner.</summary>
    Others,

    /// <summary>Everyone, signed in or not.</summary>
    Anyone,

    /// <summary>Callers who are not signed in.</summary>
    Guests,

    /// <summary>Everyone who is signed in.</summary>
    SignedInUsers,

    /// <summary>No one.</summary>
    Nobody,

    /// <summary>Users who have the role named <see cref="Actor.Role"/>.</summary>
    Role,
}

/// <summary>
/// An actor of a sentence. <c>Role</c> is the role's name as the Roles table writes it, null for other kinds.
/// </summary>
public sealed record Actor(ActorKind Kind, string? Role = null)
{
    /// <summary>The actor as a spec writes it.</summary>
    public override string ToString() =>
        Kind switch
        {
            ActorKind.Role => Role!,
            ActorKind.SignedInUsers => "Signed-in users",
            _ => Kind.ToString(),
        };
}
