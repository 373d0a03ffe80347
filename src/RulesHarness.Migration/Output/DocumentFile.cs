using System.Text.Json;

namespace RulesHarness.Migration.Output;

/// <summary>Writes documents to a stream, each as a JSON object of the REST API on a line of its own.</summary>
public sealed class DocumentFile(Stream stream) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(stream, JsonLines.Options);

    /// <summary>Writes a document.</summary>
    public void Write(MigratedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        RestJson.Write(_json, document);
        _json.EndLine(stream);
    }

    /// <summary>Writes what is left, and leaves the stream open.</summary>
    public void Dispose() => _json.Dispose();
}
