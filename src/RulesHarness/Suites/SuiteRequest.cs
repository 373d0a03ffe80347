using Google.Protobuf;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Protocol;
using Timestamp = RulesHarness.Firestore.Values.Timestamp;

namespace RulesHarness.Suites;

/// <summary>The <c>request</c> of a test case.</summary>
internal sealed class SuiteRequest
{
    private readonly JsonContext _context;
    private readonly JsonNode _json;
    private readonly string? _method;

    public SuiteRequest(JsonContext context, JsonNode json, bool isEncoded)
    {
        (_context, _json) = (context, json);
        json.Only("auth", "method", "path", "time", "resource", "query");
        json.Require("method", "get, list, create, update or delete");
        json.Require("path", "a path, as in /databases/(default)/documents/posts/p1");
        _method = json.Choice("method", "get", "list", "create", "update", "delete", "read", "write");
        Path = ReadPath(isEncoded);
    }

    /// <summary>The path of a document, or of the collection that is listed; null when that can't be told.</summary>
    public SuitePath? Path { get; }

    /// <summary>The database's id.</summary>
    public string Database => Path?.Database ?? DatabaseName.DefaultId;

    /// <summary>Whoever asks.</summary>
    public Identity Caller()
    {
        if (_json.Object("auth") is not { } auth)
        {
            return Identity.Unauthenticated;
        }
        auth.Only("uid", "token");
        auth.Require("uid", "the caller's id, or `null` for `auth` where nobody is signed in");
        var claims = auth.Object("token") is { } token ? new JsonPlain(_context).Map(token.Json) : FieldTree.Empty;
        return auth.Text("uid") is { Length: > 0 } uid ? Identity.OfToken(uid, claims) : Identity.Unauthenticated;
    }

    /// <summary>When it is asked; null for now.</summary>
    public DateTimeOffset? Time()
    {
        if (_json["time"] is not { } member)
        {
            return null;
        }
        if (Timestamp.TryParse(member.Text, out var time))
        {
            return time.ToDateTimeOffset();
        }
        _context.Report(SuiteDiagnostics.WrongKind, member, "time", "a time, as in 2024-01-01T00:00:00Z");
        return null;
    }

    /// <summary>
    /// The request to send; null when it can't be told. <paramref name="isStored"/> says whether the document is there
    /// before.
    /// </summary>
    public SuiteCall? Made(bool isStored)
    {
        var written = _json.Object("resource") is { } resource
            ? new SuiteValues(_context, takesServerTime: true).Map(resource["data"] ?? resource.Json)
            : null;
        var call = _method switch
        {
            "get" or "read" => Call(RulesMethod.Get, name => new GetDocumentRequest { Name = name }),
            "list" => new SuiteQuery(_context, _json["query"]).Call(Database, Path!.Value.Path),
            "delete" => Delete(),
            "write" when written is null => Delete(),
            "create" => Set(written, isThere: false),
            "write" => Set(written, isThere: isStored),
            "update" => Set(written, isThere: true),
            _ => null,
        };
        return _json["query"] is not null && _method != "list"
            ? call! with
            {
                Unsupported = "`query` is for `list` only",
            }
            : call;
    }

    private SuiteCall Delete() =>
        Commit(
            RulesMethod.Delete,
            name => new Write
            {
                Delete = name,
                CurrentDocument = new Precondition { Exists = true },
            }
        );

    /// <summary>All fields are written: rules see the whole document as the suite has it.</summary>
    private SuiteCall Set(IReadOnlyDictionary<string, object?>? written, bool isThere) =>
        Commit(
            isThere ? RulesMethod.Update : RulesMethod.Create,
            name => SuiteWrite.Of(name, written ?? FieldTree.Empty, isThere)
        );

    private SuiteCall Commit(RulesMethod asked, Func<string, Write> write)
    {
        var path = Path!.Value.Path;
        return new SuiteCall(
            asked,
            Database,
            path,
            database => new CommitRequest { Database = database, Writes = { write($"{database}/documents/{path}") } }
        );
    }

    private SuiteCall Call(RulesMethod asked, Func<string, IMessage> message)
    {
        var path = Path!.Value.Path;
        return new SuiteCall(asked, Database, path, database => message($"{database}/documents/{path}"));
    }

    private SuitePath? ReadPath(bool isEncoded)
    {
        if (_json.Text("path") is not { } text || _method is null)
        {
            return null;
        }
        if (
            SuitePath.Of(isEncoded ? Uri.UnescapeDataString(text) : text) is { } path
            && path.IsDocument == (_method != "list")
        )
        {
            return path;
        }
        var wanted =
            _method == "list"
                ? "a collection's path, as in /databases/(default)/documents/posts"
                : "a document's path, as in /databases/(default)/documents/posts/p1";
        _context.Report(SuiteDiagnostics.WrongKind, _json["path"]!, text, wanted);
        return null;
    }
}
