using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Gives a user the claims and the uid that comparisons require.</summary>
internal static class ClaimSolver
{
    private static readonly string[] Standard = ["email_verified", "email", "phone_number", "name"];

    /// <summary>
    /// The user for whom all comparisons with a claim or a uid hold; null when no user is found. The other side is
    /// looked up in <paramref name="about"/>. Comparisons without the caller are left to the document, and so is a
    /// field that a claim is compared with which the user has already, unless the document <paramref name="isFixed"/>.
    /// </summary>
    public static Identity? Satisfy(
        Identity user,
        IEnumerable<Comparison> comparisons,
        EvaluationScope about,
        bool isFixed = false
    )
    {
        Identity? current = user;
        foreach (var written in comparisons)
        {
            if (current is null)
            {
                return null;
            }
            var plain = DerivedClaims.Plain(written, about with { Caller = current }, isFixed);
            var comparison = ClaimPaths.Bound(plain, about);
            current = CallerComparison.Of(comparison) is { } asked
                ? Solve(current, asked, about with { Caller = current }, isFixed, isOfMap: comparison != plain)
                : current;
        }

        return current;
    }

    /// <summary>Whether Firebase itself makes a claim, so that it has the right type always.</summary>
    public static bool IsOfFirebase(string claim) =>
        Standard.Contains(claim) || claim.StartsWith("firebase.", StringComparison.Ordinal);

    private static Identity? Solve(
        Identity user,
        CallerComparison asked,
        EvaluationScope about,
        bool isFixed,
        bool isOfMap
    )
    {
        about.TryGetValue(asked.Caller, out var claim);
        var isLeft = asked.Other is FieldOperand && claim is not null && !isFixed;
        if (isLeft || !about.TryGetValue(asked.Other, out var value))
        {
            return user;
        }
        // A claim that is absent differs from every field, for rules too: but by an evaluation error, which denies.
        // What a map does not have has no value at all.
        var isVain = asked.Caller is TokenOperand && (isOfMap || !asked.IsConstant) && claim is null;
        if (about.Evaluate(asked.Comparison) == true && !isVain)
        {
            return user;
        }
        var solved = asked.Caller is TokenOperand token
            ? ClaimValues.For(asked.Comparator, value) is { } found
                ? Set(user, token.Claim, found.Value)
                : null
            : ClaimValues.Uid(asked.Comparator, value) is { } uid
                ? user with
                {
                    Uid = uid,
                }
                : null;
        return solved is not null && (about with { Caller = solved }).Evaluate(asked.Comparison) == true
            ? solved
            : null;
    }

    private static Identity? Set(Identity user, string claim, object? value) =>
        (claim, value) switch
        {
            _ when user.Uid is null => null,
            ("email_verified", bool verified) => user with { EmailVerified = verified },
            ("email", string or null) => user with { Email = value as string },
            ("phone_number", string or null) => user with { PhoneNumber = value as string },
            ("name", string or null) => user with { Name = value as string },
            ("firebase.sign_in_provider", string provider) => user with { SignInProvider = provider },
            ("firebase.tenant", string or null) => user with { Tenant = value as string },
            _ when IsOfFirebase(claim) || Identity.RefusalOfClaim(claim.Split('.')[0]) is not null => null,
            (_, null) => user with { Claims = user.Claims.ToDictionary().Without(claim) },
            _ => user with { Claims = user.Claims.ToDictionary().With(claim, value) },
        };
}
