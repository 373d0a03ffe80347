using System.Text.Encodings.Web;
using System.Text.Json;

namespace RulesHarness.Migration.Output;

/// <summary>Writes JSON objects, each on a line.</summary>
internal static class JsonLines
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void EndLine(this Utf8JsonWriter json, Stream stream)
    {
        json.Flush();
        stream.WriteByte((byte)'\n');
        json.Reset();
    }
}
