using System.Buffers;
using System.Net;
using System.Text.Json;
using RulesHarness.Emulator.Http;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Emulator.Rules;

/// <summary>
/// Loads rules and verifies that they are in force. The emulator fails open: without rules it allows everything, and no
/// verdict distinguishes that from rules that allow.
/// </summary>
internal sealed class RulesLoader(EmulatorHttp http)
{
    private static readonly RulesFile DenyAll = new(
        "rulesharness-deny-all.rules",
        """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents {
            match /{document=**} {
              allow read, write: if false;
            }
          }
        }
        """
    );

    /// <remarks>
    /// The canary is a read that must be denied. No read is denied by every set of rules that users may rightly write
    /// (rules may allow everything), so it is sent under rules of our own that deny everything, loaded just before into
    /// the same project and database by the same call: it raises no false alarm, and it is denied only if that database
    /// enforces what is loaded. That the user's rules then took their place is known by reading them back. Should they
    /// not compile, those that deny stay.
    /// </remarks>
    public async Task<RulesLoad> LoadAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken)
    {
        if (rules.Name == OpenRules.Name)
        {
            throw EmulatorErrors.OpenRules(database.ToString());
        }

        await CloseAsync(database, cancellationToken);
        await CanaryAsync(database, cancellationToken);
        var load = await PutAsync(database, rules, cancellationToken);
        await VerifyAsync(database, load.Accepted ? rules : DenyAll, cancellationToken);
        return load;
    }

    /// <summary>Puts rules in force that deny everything.</summary>
    public async Task CloseAsync(DatabaseName database, CancellationToken cancellationToken)
    {
        var denied = await PutAsync(database, DenyAll, cancellationToken);
        if (!denied.Accepted)
        {
            var said = string.Join(' ', denied.Issues.Select(issue => issue.Message));
            throw EmulatorErrors.OddAnswer($"PUT {database.RulesPath}", said);
        }
    }

    /// <exception cref="EmulatorException">RH3010 when other rules than these are held, RH3011 when none
    /// are.</exception>
    public async Task VerifyAsync(DatabaseName database, RulesFile expected, CancellationToken cancellationToken)
    {
        var held = await GetAsync(database, cancellationToken);
        if (held.Name == OpenRules.Name)
        {
            throw EmulatorErrors.OpenRules(database.ToString());
        }
        if (held != expected)
        {
            throw EmulatorErrors.RulesDiffer(database.ToString());
        }
    }

    public async Task<RulesFile> GetAsync(DatabaseName database, CancellationToken cancellationToken)
    {
        var reply = await http.SendAsync(HttpMethod.Get, database.RulesPath, null, cancellationToken);
        return reply.Read(body =>
        {
            using var json = JsonDocument.Parse(body);
            var file = json.RootElement.GetProperty("rules").GetProperty("files").EnumerateArray().Single();
            return new RulesFile(file.GetProperty("name").GetString()!, file.GetProperty("content").GetString()!);
        });
    }

    private async Task<RulesLoad> PutAsync(DatabaseName database, RulesFile rules, CancellationToken cancellationToken)
    {
        var reply = await http.SendAsync(HttpMethod.Put, database.RulesPath, Body(rules), cancellationToken);
        if (reply.Status == HttpStatusCode.BadRequest)
        {
            var errors = (reply with { Status = HttpStatusCode.OK }).Read(CompilerIssueReader.FromError);
            return errors is not null ? new(false, errors) : throw reply.Odd();
        }
        var issues = reply.Read(CompilerIssueReader.FromAnswer);
        return new(issues.All(issue => issue.Severity == RulesSeverity.Warning), issues);
    }

    private static ReadOnlyMemory<byte> Body(RulesFile rules)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("rules");
            json.WriteStartArray("files");
            json.WriteStartObject();
            json.WriteString("name", rules.Name);
            json.WriteString("content", rules.Content);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.WrittenMemory;
    }

    private async Task CanaryAsync(DatabaseName database, CancellationToken cancellationToken)
    {
        var path = $"{database.DocumentsPath}/rulesharness/canary";
        var reply = await http.SendAsync(HttpMethod.Get, path, null, cancellationToken);
        switch (reply.Status)
        {
            case HttpStatusCode.Forbidden:
                return;
            case HttpStatusCode.OK or HttpStatusCode.NotFound:
                throw EmulatorErrors.NotDenied(database.ToString(), reply.Status);
            default:
                throw reply.Odd();
        }
    }
}
