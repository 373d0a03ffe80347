using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Personas;

/// <summary>
/// Reads personas: an object whose members are callers, each an object with a <c>uid</c> and the content of the token,
/// or null for a guest. Comments are allowed. All mistakes are reported at once.
/// </summary>
internal static class PersonaReader
{
    private const string Example = "a caller, as in {\"uid\": \"alice\"}, or null for a guest";
    private static readonly string[] OfToken =
    [
        "email",
        "emailVerified",
        "phoneNumber",
        "name",
        "signInProvider",
        "tenant",
        "claims",
    ];

    /// <summary>The personas of a file's text.</summary>
    public static PersonaFile Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        var context = new JsonContext(file, Encoding.UTF8.GetBytes(text), PersonaDiagnostics.OfJson);
        var personas = new OrderedDictionary<string, Identity>(StringComparer.Ordinal);
        if (context.Root() is not { } root)
        {
            return new PersonaFile(file, personas, context.Diagnostics);
        }
        if (root.Kind != JsonValueKind.Object)
        {
            context.Report(
                PersonaDiagnostics.WrongKind,
                root,
                "the file",
                "an object, as in {\"alice\": {\"uid\": \"alice\"}, \"guest\": null}"
            );
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.Members)
        {
            var place = member.Value with { Start = member.Start };
            if (!names.Add(member.Name))
            {
                context.Report(PersonaDiagnostics.Repeated, place, member.Name);
            }
            if (member.Name.Length == 0)
            {
                context.Report(PersonaDiagnostics.Empty, place, "a persona's name", "write one, as in \"alice\"");
            }
            if (Persona(context, member) is { } persona)
            {
                personas[member.Name] = persona;
            }
        }

        if (context.Diagnostics.Any(found => found.Severity == Severity.Error))
        {
            personas.Clear();
        }
        return new PersonaFile(
            file,
            personas,
            [.. from found in context.Diagnostics orderby found.Line, found.Column select found]
        );
    }

    /// <summary>The file that reports that there is none at the path.</summary>
    public static PersonaFile NotThere(string file) =>
        new(file, new Dictionary<string, Identity>(), [PersonaDiagnostics.NoFile.At(file, 1, 1, file)]);

    private static Identity? Persona(JsonContext context, JsonMember member)
    {
        if (member.Value.Kind == JsonValueKind.Null)
        {
            return Identity.Unauthenticated;
        }
        if (member.Value.Kind != JsonValueKind.Object)
        {
            context.Report(PersonaDiagnostics.WrongKind, member.Value, member.Name, Example);
            return null;
        }

        var json = new JsonNode(context, $"`{member.Name}`", member.Value);
        json.Only(["uid", .. OfToken, "token"]);
        Unrepeated(context, json);
        json.Require("uid", $"\"uid\": \"{member.Name}\"");
        var uid = json.Text("uid");
        if (uid is { Length: 0 })
        {
            context.Report(
                PersonaDiagnostics.Empty,
                json["uid"]!,
                "`uid`",
                "write the caller's id, or null instead of the whole persona for a guest"
            );
        }
        var token = Token(context, json);
        var claims = Claims(context, json);
        var known = uid is { Length: > 0 } ? uid : "nobody";
        if (token is not null)
        {
            return Identity.OfToken(known, token);
        }
        return Identity.User(known) with
        {
            Email = json.Text("email"),
            EmailVerified = json.Flag("emailVerified") ?? false,
            PhoneNumber = json.Text("phoneNumber"),
            Name = json.Text("name"),
            SignInProvider = json.Text("signInProvider"),
            Tenant = json.Text("tenant"),
            Claims = claims,
        };
    }

    private static IReadOnlyDictionary<string, object?>? Token(JsonContext context, JsonNode json)
    {
        if (json.Object("token") is not { } token)
        {
            return null;
        }
        foreach (var other in OfToken.Where(name => json[name] is not null))
        {
            context.Report(PersonaDiagnostics.TokenAlone, json[other]!, other);
        }
        Unrepeated(context, token);
        return new JsonPlain(context).Map(token.Json);
    }

    private static Dictionary<string, object?> Claims(JsonContext context, JsonNode json)
    {
        if (json.Object("claims") is not { } claims)
        {
            return [];
        }
        Unrepeated(context, claims);
        var read = new JsonPlain(context).Map(claims.Json);
        foreach (var member in claims.Json.Members)
        {
            if (Identity.RefusalOfClaim(member.Name) is { } refusal)
            {
                context.Report(PersonaDiagnostics.NoClaim, member.Value with { Start = member.Start }, refusal);
            }
        }

        return read.Where(claim => Identity.RefusalOfClaim(claim.Key) is null).ToDictionary();
    }

    private static void Unrepeated(JsonContext context, JsonNode json)
    {
        foreach (var again in json.Repeated())
        {
            context.Report(PersonaDiagnostics.Repeated, json.Json with { Start = again.Start }, again.Name);
        }
    }
}
