using System.Text.Json;
using RulesHarness.Migration.Mapping;
using RulesHarness.Migration.Sources;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Output;

/// <summary>Writes the rows that became no document, each as a JSON object on a line with all its reasons.</summary>
internal sealed class RejectedRows(Stream? stream) : IDisposable
{
    private readonly Utf8JsonWriter? _json = stream is null ? null : new Utf8JsonWriter(stream, JsonLines.Options);

    public void Write(MigrationSource source, string? collection, SourceRow row, IReadOnlyList<RowFault> faults)
    {
        if (_json is null)
        {
            return;
        }
        _json.WriteStartObject();
        _json.WriteString("source", source.Name);
        _json.WriteString("file", source.File);
        _json.WriteNumber("line", row.Line);
        _json.WriteString("collection", collection);
        _json.WriteStartArray("reasons");
        foreach (var fault in faults)
        {
            Reason(fault);
        }
        _json.WriteEndArray();
        Row(row);
        _json.WriteEndObject();
        _json.EndLine(stream!);
    }

    public void Dispose() => _json?.Dispose();

    private void Reason(RowFault fault)
    {
        _json!.WriteStartObject();
        _json.WriteString("id", fault.Kind.Descriptor.Id);
        _json.WriteString("message", fault.Message);
        _json.WriteString("value", fault.Value is null ? null : Literal.Show(fault.Value));
        _json.WriteString("specFile", fault.Kind.Place.File);
        _json.WriteNumber("specLine", fault.Kind.Place.Line);
        _json.WriteEndObject();
    }

    private void Row(SourceRow row)
    {
        _json!.WriteStartObject("row");
        foreach (var (name, value) in row.All)
        {
            _json.WriteString(name, value as string ?? Literal.Show(value));
        }
        _json.WriteEndObject();
    }
}
