using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RulesHarness.Firestore.Identities;

/// <summary>An identity's token, worked out once: as rules see it, and as the wire carries it.</summary>
internal sealed class IdentityToken
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string Prefix = $"Bearer {Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.";

    private readonly string _uid;

    private IdentityToken(string uid, IReadOnlyDictionary<string, object?> payload)
    {
        _uid = uid;
        Payload = payload;
        // The last dot stays although no signature follows: the emulator refuses two segments.
        Header = $"{Prefix}{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Json(payload)))}.";
    }

    public IReadOnlyDictionary<string, object?> Payload { get; }

    public string Header { get; }

    public static IdentityToken? Of(Identity identity)
    {
        if (identity.Uid is not { } uid) return null;
        var identities = new Dictionary<string, object?>();
        if (identity.Email is { } email) identities.Add("email", new List<object?> { email });
        if (identity.PhoneNumber is { } phone) identities.Add("phone", new List<object?> { phone });
        var firebase = new Dictionary<string, object?>
        {
            ["sign_in_provider"] = identity.SignInProvider ?? "custom",
            ["identities"] = identities,
        };
        if (identity.Tenant is { } tenant) firebase.Add("tenant", tenant);

        var payload = new Dictionary<string, object?>(identity.Claims)
        {
            ["sub"] = uid,
            ["user_id"] = uid,
            ["firebase"] = firebase,
        };
        if (identity.Email is not null) payload.Add("email", identity.Email);
        if (identity.Email is not null || identity.EmailVerified) payload.Add("email_verified", identity.EmailVerified);
        if (identity.PhoneNumber is not null) payload.Add("phone_number", identity.PhoneNumber);
        if (identity.Name is not null) payload.Add("name", identity.Name);
        return new IdentityToken(uid, payload.ToFrozenDictionary(StringComparer.Ordinal));
    }

    public string Describe()
    {
        var telling = Payload.Where(claim => claim.Key is not ("sub" or "user_id" or "firebase")).ToDictionary();
        var firebase = (IReadOnlyDictionary<string, object?>)Payload["firebase"]!;
        if (firebase["sign_in_provider"] is not "custom") telling.Add("sign_in_provider", firebase["sign_in_provider"]);
        if (firebase.TryGetValue("tenant", out var tenant)) telling.Add("tenant", tenant);
        return telling.Count == 0 ? $"user {_uid}" : $"user {_uid} {Json(telling)}";
    }

    private static string Json(object? value) => JsonSerializer.Serialize(Sorted(value), Readable);

    // Sorted, so that equal content is equal text: identities are compared by it.
    private static object? Sorted(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.OrderBy(each => each.Key, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => Sorted(each.Value)),
        IReadOnlyList<object?> list => list.Select(Sorted).ToList(),
        _ => value,
    };
}
