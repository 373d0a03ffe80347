using System.Globalization;
using System.Text;
using Google.Protobuf;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Protocol;

namespace RulesHarness.Recordings;

/// <summary>A line of a recording, with what it names in lines before.</summary>
internal sealed class RecordedLine(JsonContext context, JsonNode json, string text, int number)
{
    private static readonly JsonParser Parser = new(new JsonParser.Settings(JsonTree.MostDepth));

    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    /// <summary>A member that is a message; null if it is missing or is another, which is reported.</summary>
    public IMessage? Message(string member, string type) => Message(json, member, type);

    /// <summary>The documents of a state.</summary>
    public IEnumerable<RecordedDocument> Documents(IReadOnlyDictionary<string, RecordedDocument> known)
    {
        json.Require("documents", "the ids of documents");
        return [.. json.List("documents").Select(id => Known(known, id, "document")).OfType<RecordedDocument>()];
    }

    /// <summary>A test.</summary>
    public RecordedTest Test(IReadOnlyDictionary<string, RecordedDocuments> states)
    {
        json.Only("test", "failed", "unchecked", "decisions");
        json.Require("decisions", "a list");
        var name = json.Text("test") ?? "";
        return new RecordedTest(
            name,
            number,
            json.Flag("failed") ?? false,
            Unchecked(),
            [.. json.Objects("decisions").Select(decision => Decision(name, decision, states))]
        );
    }

    private int Unchecked()
    {
        if (json["unchecked"] is not { } value)
        {
            return 0;
        }
        if (int.TryParse(value.Text, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }
        context.Report(context.Findings.WrongKind, value, "unchecked", "a whole number");
        return 0;
    }

    private RecordedDecision Decision(
        string test,
        JsonNode decision,
        IReadOnlyDictionary<string, RecordedDocuments> states
    )
    {
        decision.Only("expected", "asserted", "place", "requests");
        decision.Require("expected", "`allow` or `deny`");
        decision.Require("requests", "a list");
        return new RecordedDecision(
            test,
            number,
            decision.Choice("expected", "allow", "deny") == "allow",
            decision.Flag("asserted") ?? false,
            decision.Text("place"),
            [.. decision.Objects("requests").Select(request => Request(request, states)).OfType<RecordedRequest>()]
        );
    }

    private RecordedRequest? Request(JsonNode request, IReadOnlyDictionary<string, RecordedDocuments> states)
    {
        request.Only("rules", "time", "state", "claims", "message", "request");
        foreach (var member in (string[])["rules", "time", "state", "message"])
        {
            request.Require(member, "text");
        }
        var documents = request["state"] is { } state ? Known(states, state, "state") : null;
        var message = request.Text("message") is { } type ? Message(request, "request", type) : null;
        var claims = request.Object("claims") is { } token ? new JsonPlain(context).Map(token.Json) : null;
        if (message is null || documents is null || TimeOf(request) is not { } time)
        {
            return null;
        }
        var recorded = new RecordedRequest(message, claims, time, request.Text("rules") ?? "", documents);
        if (recorded.Asked.Count > 0)
        {
            return recorded;
        }
        context.Report(context.Findings.WrongKind, request["request"]!, "request", "a request that rules decide");
        return null;
    }

    private DateTimeOffset? TimeOf(JsonNode request)
    {
        var text = request.Text("time");
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }
        if (text is not null)
        {
            context.Report(context.Findings.WrongKind, request["time"]!, "time", "a time");
        }
        return null;
    }

    private IMessage? Message(JsonNode node, string member, string type)
    {
        node.Require(member, "a message");
        if (node.Object(member) is not { } message)
        {
            return null;
        }
        var descriptor = FirestoreReflection
            .Descriptor.Dependencies.Append(FirestoreReflection.Descriptor)
            .SelectMany(file => file.MessageTypes)
            .FirstOrDefault(known => known.Name == type);
        if (descriptor is null)
        {
            context.Report(context.Findings.WrongKind, message.Json, type, "a message of Firestore");
            return null;
        }
        try
        {
            var raw = Encoding.UTF8.GetString(_utf8.AsSpan(message.Json.Start, message.Json.End - message.Json.Start));
            var parsed = Parser.Parse(raw, descriptor);
            if (!TypelessValues.AreIn(parsed))
            {
                return parsed;
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // Reported below, as a value without a type is.
        }
        context.Report(context.Findings.WrongKind, message.Json, member, $"a {type} as JSON");
        return null;
    }

    private T? Known<T>(IReadOnlyDictionary<string, T> known, JsonValue id, string kind)
        where T : class
    {
        if (known.TryGetValue(id.Text, out var found))
        {
            return found;
        }
        context.Report(RecordingDiagnostics.NoPart, id, kind, id.Text);
        return null;
    }
}
