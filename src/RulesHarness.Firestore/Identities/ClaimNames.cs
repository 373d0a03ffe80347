using System.Collections.Frozen;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Identities;

internal static class ClaimNames
{
    // What the Admin SDK refuses as a custom claim, and `user_id`, which would contradict the uid.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.Ordinal,
        "acr", "amr", "at_hash", "aud", "auth_time", "azp", "cnf", "c_hash", "exp", "firebase", "iat", "iss", "jti", "nbf",
        "nonce", "sub", "user_id");

    private static readonly FrozenDictionary<string, string> Properties = new Dictionary<string, string>
    {
        ["email"] = nameof(Identity.Email),
        ["email_verified"] = nameof(Identity.EmailVerified),
        ["phone_number"] = nameof(Identity.PhoneNumber),
        ["name"] = nameof(Identity.Name),
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, object?> Check(IReadOnlyDictionary<string, object?> claims)
    {
        foreach (var name in claims.Keys)
        {
            if (Reserved.Contains(name)) throw new ArgumentException($"`{name}` is reserved, and cannot be a custom claim");
            if (Properties.TryGetValue(name, out var property))
            {
                throw new ArgumentException($"`{name}` is no custom claim: set {property}");
            }
        }

        foreach (var (name, value) in claims) CheckJson(FirestoreData.ToStored(value), name);
        return FirestoreData.ToDictionary(claims).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void CheckJson(object? value, string name)
    {
        switch (value)
        {
            case null or bool or long or string:
            case double number when double.IsFinite(number):
                return;
            case IReadOnlyList<object?> list:
                foreach (var each in list) CheckJson(each, name);
                return;
            case IReadOnlyDictionary<string, object?> map:
                foreach (var each in map.Values) CheckJson(each, name);
                return;
            default:
                throw new ArgumentException($"the claim `{name}` holds {value}, which JSON cannot write");
        }
    }
}
