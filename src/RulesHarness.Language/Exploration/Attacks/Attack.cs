using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Access;

namespace RulesHarness.Language.Exploration.Attacks;

/// <summary>The kinds of attacks.</summary>
public enum AttackKind
{
    /// <summary>Guests, or any signed-in user, can write.</summary>
    Open,

    /// <summary>A list returns a document that a get of the same caller is denied.</summary>
    ListMoreThanGet,

    /// <summary>A write accepts a field that the rules don't know, or a field of any size.</summary>
    UnboundedWrite,

    /// <summary>An update makes another user's document the caller's own.</summary>
    Takeover,

    /// <summary>
    /// A user writes a document that the rules read a role or a permission from, and has the role then.
    /// </summary>
    SelfMadeRole,
}

/// <summary>Requests that rules allow, and that are worth a second look.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">The path of the match block of the first request, as in <c>users/{userId}</c>.</param>
/// <param name="Method">The operation of the first request.</param>
/// <param name="Caller">The caller of the first request.</param>
/// <param name="Field">
/// The field that makes the attack: that takes any value, or that names the user; empty where there is none.
/// </param>
/// <param name="Line">The line of the statement that allows the first request.</param>
/// <param name="Steps">
/// The requests in order, each on the documents that the one before leaves. All are allowed, but for the get that
/// follows a list.
/// </param>
public sealed record Attack(
    AttackKind Kind,
    string Path,
    RulesMethod Method,
    AccessCaller Caller,
    string Field,
    int Line,
    ImmutableArray<Scenario> Steps
)
{
    /// <summary>
    /// The characters of the text that a write without bounds accepts: no application expects as many.
    /// </summary>
    public const int LargeText = 100_000;
}
