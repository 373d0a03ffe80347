using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RulesHarness.Firestore.Identities;

/// <summary>
/// An identity's token: as rules see it, and as the wire carries it. It is computed when it is first needed.
/// </summary>
internal sealed class IdentityToken
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
    private static readonly string Prefix = $"Bearer {Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.";

    private readonly string _uid;
    private string? _header;

    private IdentityToken(string uid, IReadOnlyDictionary<string, object?> payload)
    {
        _uid = uid;
        Payload = payload;
    }

    public IReadOnlyDictionary<string, object?> Payload { get; }

    /// <summary>The last dot stays although no signature follows: the emulator rejects two segments.</summary>
    public string Header => _header ??= $"{Prefix}{Base64Url.EncodeToString(Utf8Json(Payload))}.";

    public static IdentityToken? Of(Identity identity)
    {
        if (identity.Uid is not { } uid)
        {
            return null;
        }
        if (identity.WholeToken is { } whole)
        {
            return new IdentityToken(uid, whole);
        }
        var payload = new Dictionary<string, object?>(identity.Claims)
        {
            ["sub"] = uid,
            ["user_id"] = uid,
            ["firebase"] = FirebaseOf(identity),
        };
        if (identity.Email is not null)
        {
            payload.Add("email", identity.Email);
        }
        if (identity.Email is not null || identity.EmailVerified)
        {
            payload.Add("email_verified", identity.EmailVerified);
        }
        if (identity.PhoneNumber is not null)
        {
            payload.Add("phone_number", identity.PhoneNumber);
        }
        if (identity.Name is not null)
        {
            payload.Add("name", identity.Name);
        }
        return new IdentityToken(uid, payload.AsReadOnly());
    }

    private static Dictionary<string, object?> FirebaseOf(Identity identity)
    {
        var identities = new Dictionary<string, object?>();
        if (identity.Email is { } email)
        {
            identities.Add("email", new List<object?> { email });
        }
        if (identity.PhoneNumber is { } phone)
        {
            identities.Add("phone", new List<object?> { phone });
        }
        var firebase = new Dictionary<string, object?>
        {
            ["sign_in_provider"] = identity.SignInProvider ?? "custom",
            ["identities"] = identities,
        };
        if (identity.Tenant is { } tenant)
        {
            firebase.Add("tenant", tenant);
        }
        return firebase;
    }

    public string Describe()
    {
        var telling = Payload.Where(claim => claim.Key is not ("sub" or "user_id" or "firebase")).ToDictionary();
        var firebase = Payload.GetValueOrDefault("firebase") as IReadOnlyDictionary<string, object?>;
        if (firebase?.GetValueOrDefault("sign_in_provider") is { } provider and not "custom")
        {
            telling["sign_in_provider"] = provider;
        }
        if (firebase?.GetValueOrDefault("tenant") is { } tenant)
        {
            telling["tenant"] = tenant;
        }
        return telling.Count == 0 ? $"user {_uid}" : $"user {_uid} {Json(telling)}";
    }

    private static string Json(object? value) => Encoding.UTF8.GetString(Utf8Json(value));

    private static ReadOnlySpan<byte> Utf8Json(object? value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            Write(json, value);
        }
        return bytes.WrittenSpan;
    }

    // Sorted, so that equal content is equal text: identities are compared by it.
    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach (var (name, each) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, each);
                }

                json.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                json.WriteStartArray();
                foreach (var each in list)
                {
                    Write(json, each);
                }
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "no JSON value");
        }
    }
}
