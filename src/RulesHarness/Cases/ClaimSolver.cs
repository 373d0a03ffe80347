using RulesHarness.Firestore.Identities;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Gives a user the claims that comparisons ask for.</summary>
internal static class ClaimSolver
{
    private static readonly string[] Standard = ["email_verified", "email", "phone_number", "name"];

    /// <summary>The user with the claims; null when they can't be given.</summary>
    public static Identity? Satisfy(Identity user, IEnumerable<Comparison> comparisons) =>
        comparisons.Aggregate((Identity?)user, (current, comparison) => current is null ? null : Solve(current, comparison));

    /// <summary>Whether Firebase itself makes a claim, so that it has the right type always.</summary>
    public static bool IsOfFirebase(string claim) => Standard.Contains(claim) || claim.StartsWith("firebase.", StringComparison.Ordinal);

    private static Identity? Solve(Identity user, Comparison comparison) => comparison switch
    {
        { Left: TokenOperand token, Comparator: Comparator.Equal, Right: LiteralOperand literal } => Set(user, token.Claim, literal.Value),
        { Left: TokenOperand token, Comparator: Comparator.Equal, Right: ListOperand list } => Set(user, token.Claim, list.Items.Select(item => ((LiteralOperand)item).Value).ToList()),
        { Left: TokenOperand token, Comparator: Comparator.In, Right: ListOperand { Items: [LiteralOperand first, ..] } } => Set(user, token.Claim, first.Value),
        { Left: TokenOperand token, Comparator: Comparator.Has, Right: LiteralOperand literal } => Set(user, token.Claim, new List<object?> { literal.Value }),
        // A claim that is absent equals nothing.
        { Left: TokenOperand, Comparator: Comparator.NotEqual or Comparator.NotIn } => user,
        { Left: UidOperand, Comparator: Comparator.NotEqual, Right: LiteralOperand { Value: null } } => user,
        _ => null,
    };

    private static Identity? Set(Identity user, string claim, object? value) => (claim, value) switch
    {
        ("email_verified", bool verified) => user with { EmailVerified = verified },
        ("email", string email) => user with { Email = email },
        ("phone_number", string phone) => user with { PhoneNumber = phone },
        ("name", string name) => user with { Name = name },
        ("firebase.sign_in_provider", string provider) => user with { SignInProvider = provider },
        ("firebase.tenant", string tenant) => user with { Tenant = tenant },
        _ when claim.StartsWith("firebase.", StringComparison.Ordinal) => null,
        _ => user with { Claims = new Dictionary<string, object?>(user.Claims.ToDictionary().With(claim, value)) },
    };
}
