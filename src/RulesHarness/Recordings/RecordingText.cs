using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using RulesHarness.Embedded.Storage;
using RulesHarness.Protocol;

namespace RulesHarness.Recordings;

/// <summary>
/// The lines of a recording for the tests of one class, each a JSON object: the documents and the states that they
/// name, each once, the tests, and the class itself, so that it shows if something is cut off.
/// </summary>
internal sealed class RecordingText
{
    /// <summary>The first line of a file.</summary>
    public const string Version = """{"rulesHarnessRecording":1}""";

    /// <summary>The project of all requests and documents: those of tests have another name in each run.</summary>
    public const string Project = "recorded";

    private const int IdLength = 16;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _lines = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentTree, string> _states = new(ReferenceEqualityComparer.Instance);

    private RecordingText() { }

    /// <summary>The lines of a class, the last with a line break.</summary>
    public static string Of(string className, IReadOnlyCollection<TakenTest> tests)
    {
        var text = new RecordingText();
        foreach (var test in tests)
        {
            text.Add(test);
        }
        text.AddLine(json =>
        {
            json.WriteString("class", className);
            json.WriteNumber("tests", tests.Count);
        });
        return text._lines.ToString();
    }

    private void Add(TakenTest test)
    {
        // The states come before the tests that name them.
        var states = test
            .Taken.Decisions.SelectMany(decision => decision.Calls)
            .Select(call => call.Decision.Documents)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var state in states.Cast<DocumentTree>())
        {
            Add(state, test.Project);
        }

        AddLine(json =>
        {
            json.WriteString("test", test.Name);
            json.WriteBoolean("failed", test.HasFailed);
            json.WriteNumber("unchecked", test.Taken.Unchecked);
            json.WriteStartArray("decisions");
            foreach (var decision in test.Taken.Decisions)
            {
                Write(json, decision, test.Project);
            }
            json.WriteEndArray();
        });
    }

    private void Write(Utf8JsonWriter json, TakenDecision decision, string project)
    {
        json.WriteStartObject();
        json.WriteString("expected", decision.IsAllowed ? "allow" : "deny");
        json.WriteBoolean("asserted", decision.IsAsserted);
        json.WriteString("place", decision.Place);
        json.WriteStartArray("requests");
        foreach (var call in decision.Calls)
        {
            Write(json, call, project);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, DecidedCall call, string project)
    {
        json.WriteStartObject();
        json.WriteString("rules", call.Rules);
        json.WriteString("time", call.Decision.Time);
        json.WriteString("state", _states[call.Decision.Documents]);
        json.WritePropertyName("claims");
        json.WriteRawValue(call.Claims ?? "null");
        json.WriteString("message", call.Message.Descriptor.Name);
        json.WritePropertyName("request");
        json.WriteRawValue(TextOf(call.Message, project));
        json.WriteEndObject();
    }

    private void Add(DocumentTree state, string project)
    {
        if (_states.ContainsKey(state))
        {
            return;
        }
        var documents = state.Paths.Order(StringComparer.Ordinal).Select(path => Add(state[path]!, project)).ToList();
        var id = IdOf(string.Join(' ', documents));
        _states.Add(state, id);
        if (!_written.Add(id))
        {
            return;
        }
        AddLine(json =>
        {
            json.WriteString("state", id);
            json.WriteStartArray("documents");
            foreach (var document in documents)
            {
                json.WriteStringValue(document);
            }
            json.WriteEndArray();
        });
    }

    private string Add(StoredDocument stored, string project)
    {
        // Rules see no times of a document.
        var document = new Document { Name = stored.Name, Fields = { stored.Message.Fields } };
        var text = TextOf(document, project);
        var id = IdOf(text);
        if (_written.Add(id))
        {
            AddLine(json =>
            {
                json.WriteString("id", id);
                json.WritePropertyName("document");
                json.WriteRawValue(text);
            });
        }
        return id;
    }

    private void AddLine(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        _lines.Append(Encoding.UTF8.GetString(bytes.ToArray())).Append('\n');
    }

    /// <summary>A message as JSON, with references and names in the project of all recordings.</summary>
    private static string TextOf(IMessage message, string project) =>
        JsonFormatter
            .Default.Format(message)
            .Replace($"\"projects/{project}/", $"\"projects/{Project}/", StringComparison.Ordinal);

    private static string IdOf(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..IdLength];
}
