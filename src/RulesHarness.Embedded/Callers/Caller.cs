using System.Runtime.CompilerServices;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Embedded.Callers;

/// <summary>Who calls.</summary>
/// <param name="IsAdmin">Rules are not asked.</param>
/// <param name="Token">The claims; null for nobody and for an admin.</param>
internal sealed record Caller(bool IsAdmin, RulesValue? Token)
{
    private const string Scheme = "Bearer ";

    // By reference: a client sends one string object with all its calls, and what nobody sends any more goes.
    private static readonly ConditionalWeakTable<string, Caller> Known = [];
    private static readonly Caller Nobody = new(false, null);
    private static readonly Caller Admin = new(true, null);

    /// <summary>Reads an <c>authorization</c> header; null if it is invalid.</summary>
    public static Caller? Of(string? header)
    {
        if (header is null)
        {
            return Nobody;
        }
        if (Known.TryGetValue(header, out var caller))
        {
            return caller;
        }
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        caller =
            header.AsSpan(Scheme.Length) is "owner" ? Admin
            : UnsignedToken.Claims(header[Scheme.Length..]) is { } claims ? new Caller(false, claims)
            : null;
        if (caller is not null)
        {
            Known.AddOrUpdate(header, caller);
        }
        return caller;
    }
}
