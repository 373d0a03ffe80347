using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Configuration;

/// <summary>
/// An accepted finding. <c>Text</c> is the text of its line, so that the entry stays valid while lines move;
/// <c>Line</c> is the line of the entry in the baseline.
/// </summary>
internal sealed record BaselineEntry(string Id, string File, string Text, string Message, int Line);

/// <summary>The findings that a project accepted, and the findings about the file itself.</summary>
internal sealed record Baseline
{
    internal Baseline(string file, IReadOnlyList<BaselineEntry> entries, IReadOnlyList<Diagnostic> diagnostics)
    {
        File = file;
        Entries = entries;
        Diagnostics = diagnostics;
    }

    internal string File { get; init; }

    internal IReadOnlyList<BaselineEntry> Entries { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a baseline as <see cref="Write"/> writes it.</summary>
    public static Baseline Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = new JsonContext(file, Encoding.UTF8.GetBytes(text), ConfigurationDiagnostics.OfJson);
        if (context.Root() is not { } root)
        {
            return new Baseline(file, [], context.Diagnostics);
        }
        if (root.Kind != JsonValueKind.Object)
        {
            context.Report(ConfigurationDiagnostics.WrongKind, root, file, "an object with the list `findings`");
            return new Baseline(file, [], context.Diagnostics);
        }

        var node = new JsonNode(context, file, root);
        node.Only("findings");
        return new Baseline(
            file,
            [.. node.Objects("findings").Select(entry => Entry(context, entry)).OfType<BaselineEntry>()],
            context.Diagnostics
        );
    }

    /// <summary>
    /// The baseline that accepts some findings. <paramref name="lineOf"/> gives the text of a finding's line, empty
    /// where there is none.
    /// </summary>
    public static string Write(IEnumerable<Diagnostic> findings, Func<Diagnostic, string> lineOf)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(lineOf);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach (
                var finding in findings
                    .Where(CanAccept)
                    .OrderBy(finding => finding.File, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Line)
                    .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            )
            {
                json.WriteStartObject();
                json.WriteString("id", finding.Id);
                json.WriteString("file", finding.File);
                json.WriteString("text", lineOf(finding));
                json.WriteString("message", finding.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>
    /// Splits findings into those that count and those that the baseline accepts: each entry accepts one. An entry that
    /// accepts none is a finding too, if <paramref name="isWhole"/> says that all findings were made.
    /// </summary>
    public (IReadOnlyList<Diagnostic> Counting, IReadOnlyList<Diagnostic> Accepted) Apply(
        IEnumerable<Diagnostic> findings,
        Func<Diagnostic, string> lineOf,
        bool isWhole
    )
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(lineOf);
        var left = Entries
            .GroupBy(entry => (entry.Id, entry.File, entry.Text, entry.Message))
            .ToDictionary(same => same.Key, same => new Queue<BaselineEntry>(same));
        var (counting, accepted) = (new List<Diagnostic>(), new List<Diagnostic>());
        foreach (var finding in findings)
        {
            var isAccepted =
                CanAccept(finding)
                && left.TryGetValue((finding.Id, finding.File, lineOf(finding), finding.Message), out var entries)
                && entries.TryDequeue(out _);
            (isAccepted ? accepted : counting).Add(finding);
        }

        if (isWhole)
        {
            var unneeded = from entries in left.Values from entry in entries orderby entry.Line select entry;
            counting.AddRange(
                unneeded.Select(entry =>
                    ConfigurationDiagnostics.NotNeeded.At(File, entry.Line, 1, entry.Id, entry.File, entry.Message)
                )
            );
        }

        return (counting, accepted);
    }

    private static bool CanAccept(Diagnostic finding) =>
        finding.Id != ConfigurationDiagnostics.NotNeeded.Id && ConfigurableDiagnostics.Ids.Contains(finding.Id);

    private static BaselineEntry? Entry(JsonContext context, JsonNode entry)
    {
        entry.Only("id", "file", "text", "message");
        foreach (var member in new[] { "id", "file", "text", "message" })
        {
            entry.Require(member, $"\"{member}\": \"...\"");
        }
        var line = context.PlaceOf(entry.Json).Line;
        return
            entry.Text("id") is { } id
            && entry.Text("file") is { } file
            && entry.Text("text") is { } text
            && entry.Text("message") is { } message
            ? new BaselineEntry(id, file, text, message, line)
            : null;
    }
}
