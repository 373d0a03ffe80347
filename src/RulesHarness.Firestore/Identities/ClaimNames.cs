using System.Collections.Frozen;
using System.Collections.ObjectModel;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Identities;

internal static class ClaimNames
{
    // What the Admin SDK refuses as a custom claim, and `user_id`, which would contradict the uid.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "acr",
        "amr",
        "at_hash",
        "aud",
        "auth_time",
        "azp",
        "cnf",
        "c_hash",
        "exp",
        "firebase",
        "iat",
        "iss",
        "jti",
        "nbf",
        "nonce",
        "sub",
        "user_id"
    );

    private static readonly FrozenDictionary<string, string> Properties = new Dictionary<string, string>
    {
        ["email"] = nameof(Identity.Email),
        ["email_verified"] = nameof(Identity.EmailVerified),
        ["phone_number"] = nameof(Identity.PhoneNumber),
        ["name"] = nameof(Identity.Name),
    }.ToFrozenDictionary();

    public static ReadOnlyDictionary<string, object?> Check(IReadOnlyDictionary<string, object?> claims)
    {
        foreach (var name in claims.Keys)
        {
            if (Refusal(name) is { } refusal)
            {
                throw new ArgumentException(refusal);
            }
        }

        return Json(claims);
    }

    /// <summary>Why no custom claim can have a name; null when one can.</summary>
    public static string? Refusal(string name) =>
        Reserved.Contains(name) ? $"`{name}` is reserved, and cannot be a custom claim"
        : Properties.TryGetValue(name, out var property) ? $"`{name}` is not a custom claim: set {property}"
        : null;

    /// <summary>Claims as JSON holds them.</summary>
    public static ReadOnlyDictionary<string, object?> Json(IEnumerable<KeyValuePair<string, object?>> claims) =>
        claims
            .ToDictionary(
                claim => claim.Key,
                claim => ToJson(FirestoreData.ToStored(claim.Value), claim.Key),
                StringComparer.Ordinal
            )
            .AsReadOnly();

    private static object? ToJson(object? value, string name) =>
        value switch
        {
            null or bool or long or string => value,
            // JSON has one kind of number, so rules see a whole one as an int however it was given.
            double number when number is >= long.MinValue and < long.MaxValue && Math.Truncate(number) == number =>
                (long)number,
            double number when double.IsFinite(number) => value,
            IReadOnlyList<object?> list => list.Select(each => ToJson(each, name)).ToList(),
            IReadOnlyDictionary<string, object?> map => map.ToDictionary(
                each => each.Key,
                each => ToJson(each.Value, name)
            ),
            _ => throw new ArgumentException($"the claim `{name}` holds {value}, which JSON cannot write"),
        };
}
