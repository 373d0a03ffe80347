using System.Globalization;
using System.Text.Json;
using RulesHarness.Cases;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Json;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Suites;

/// <summary>The <c>request</c> of a test case.</summary>
internal sealed class SuiteRequest
{
    private readonly JsonContext context;
    private readonly SuiteValues values;
    private readonly JsonNode json;
    private readonly string? method;

    public SuiteRequest(JsonContext context, SuiteValues values, JsonNode json, bool isEncoded)
    {
        (this.context, this.values, this.json) = (context, values, json);
        json.Only("auth", "method", "path", "time", "resource", "query");
        json.Require("method", "get, list, create, update or delete");
        json.Require("path", "a path, as in /databases/(default)/documents/posts/p1");
        method = json.Choice("method", "get", "list", "create", "update", "delete", "read", "write");
        Path = ReadPath(isEncoded);
    }

    /// <summary>The path below the root, of a document, or of the collection that is listed; null when that can't be told.</summary>
    public string? Path { get; }

    /// <summary>Whoever asks.</summary>
    public Identity Caller()
    {
        if (json.Object("auth") is not { } auth)
            return Identity.Unauthenticated;
        auth.Only("uid", "token");
        auth.Require("uid", "the caller's id, or `null` for `auth` where nobody is signed in");
        var claims = auth.Object("token") is { } token ? new JsonPlain(context).Map(token.Json) : FieldTree.Empty;
        return auth.Text("uid") is { Length: > 0 } uid ? Identity.OfToken(uid, claims) : Identity.Unauthenticated;
    }

    /// <summary>When it is asked; null for now.</summary>
    public DateTimeOffset? Time()
    {
        if (json["time"] is not { } member)
            return null;
        if (Timestamp.TryParse(member.Text, out var time))
            return time.ToDateTimeOffset();
        context.Report(SuiteFindings.WrongKind, member, "time", "a time, as in 2024-01-01T00:00:00Z");
        return null;
    }

    /// <summary>The request to send; null when it can't be told. <paramref name="stored"/> is the document that is there before, if one is.</summary>
    public (Operation Operation, CollectionPath Collection, AccessRequest Request)? Made(IReadOnlyDictionary<string, object?>? stored)
    {
        var written = json.Object("resource") is { } resource ? values.Map(resource["data"] ?? resource.Json) : null;
        var segments = Path!.Split('/');
        var template = string.Join('/', segments.Take((segments.Length - 1) | 1).Select((segment, at) => at % 2 == 0 ? segment : $"{{id{at / 2}}}"));
        if (CollectionPath.TryParse(template) is not { } collection)
        {
            context.Report(SuiteFindings.WrongKind, json["path"]!, Path, "a path whose collections have plain names");
            return null;
        }

        switch (method)
        {
            case "get" or "read":
                return (Operation.Get, collection, new GetRequest(Path));
            case "list":
                var query = new ListQuery(collection, [.. segments.Where((_, at) => at % 2 == 1)], null) { Limit = Limit() };
                return (Operation.List, collection, new QueryRequest(query));
            case "delete":
            case "write" when written is null:
                return (Operation.Delete, collection, new DeleteRequest(Path));
            case "create":
            case "write" when stored is null:
                return (Operation.Create, collection, new CreateRequest(Path, written ?? FieldTree.Empty));
            case "update" or "write":
                return (Operation.Update, collection, new UpdateRequest(Path, Changes(stored ?? FieldTree.Empty, written ?? FieldTree.Empty)));
            default:
                return null;
        }
    }

    private string? ReadPath(bool isEncoded)
    {
        if (json.Text("path") is not { } text || method is null)
            return null;
        var relative = SuitePath.BelowRoot(isEncoded ? Uri.UnescapeDataString(text) : text);
        if (relative is not null && SuitePath.IsDocument(relative) == (method != "list"))
            return relative;
        context.Report(SuiteFindings.WrongKind, json["path"]!, text, method == "list" ? "a collection's path, as in /databases/(default)/documents/posts" : "a document's path, as in /databases/(default)/documents/posts/p1");
        return null;
    }

    private int? Limit()
    {
        if (json.Object("query") is not { } query)
            return null;
        query.Only("limit");
        if (query["limit"] is not { } limit)
            return null;
        if (limit.Kind == JsonValueKind.Number && int.TryParse(limit.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0)
            return most;
        context.Report(SuiteFindings.WrongKind, limit, "limit", "a whole number above 0");
        return null;
    }

    /// <summary>What turns the one document into the other. An update that changes nothing takes away what isn't there.</summary>
    private static Dictionary<string, object?> Changes(IReadOnlyDictionary<string, object?> stored, IReadOnlyDictionary<string, object?> written)
    {
        var changes = written.ToDictionary(field => new FieldPath(field.Key).ToString(), field => field.Value);
        foreach (var name in stored.Keys.Where(name => !written.ContainsKey(name)))
            changes[new FieldPath(name).ToString()] = FieldValue.Delete;
        if (changes.Count == 0)
            changes["nothing"] = FieldValue.Delete;
        return changes;
    }
}
