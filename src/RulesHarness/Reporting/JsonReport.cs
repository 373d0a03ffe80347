using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Reporting;

/// <summary>
/// The common part of the JSON reports: one indented document, and the forms of a diagnostic and an index.
/// </summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Action<Utf8JsonWriter> properties)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    public static void Array<T>(
        this Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }
        json.WriteEndArray();
    }

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> items) =>
        json.Array(name, items, (list, item) => list.WriteStringValue(item));

    public static void Object<T>(
        this Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.Array(name, items, WriteItem);

        void WriteItem(Utf8JsonWriter inner, T item) => inner.Object(() => write(inner, item));
    }

    public static void Object(this Utf8JsonWriter json, Action properties)
    {
        json.WriteStartObject();
        properties();
        json.WriteEndObject();
    }

    public static void Diagnostics(this Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics) =>
        json.Diagnostics("diagnostics", diagnostics);

    public static void Diagnostics(this Utf8JsonWriter json, string name, IEnumerable<Diagnostic> diagnostics) =>
        json.Object(
            name,
            diagnostics,
            (inner, diagnostic) =>
            {
                inner.WriteString("id", diagnostic.Id);
                inner.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
                inner.WriteString("message", diagnostic.Message);
                inner.WriteString("help", diagnostic.Help);
                inner.WriteString("file", diagnostic.File);
                inner.WriteNumber("line", diagnostic.Line);
                inner.WriteNumber("column", diagnostic.Column);
                if (diagnostic.Collection.Length > 0)
                {
                    inner.WriteString("collection", diagnostic.Collection);
                }
                if (diagnostic.Details.Length > 0)
                {
                    inner.WriteString("details", diagnostic.Details);
                }
            }
        );

    /// <summary>Indexes in the form of <c>firestore.indexes.json</c>.</summary>
    public static void Indexes(this Utf8JsonWriter json, string name, IEnumerable<IndexDeclaration> indexes) =>
        json.Indexes(name, indexes.Select(IndexShape.Of));

    /// <summary>Indexes in the form of <c>firestore.indexes.json</c>.</summary>
    public static void Indexes(this Utf8JsonWriter json, string name, IEnumerable<IndexShape> indexes) =>
        json.Array(name, indexes, (inner, index) => inner.WriteRawValue(IndexJson.Composite(index)));
}
