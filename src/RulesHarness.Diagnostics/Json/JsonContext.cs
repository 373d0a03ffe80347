using System.Text;
using System.Text.Json;

namespace RulesHarness.Diagnostics.Json;

/// <summary>Where the findings about a file are collected, each with its place.</summary>
public sealed class JsonContext(string file, byte[] utf8, JsonDiagnostics findings)
{
    private readonly List<Diagnostic> _found = [];

    /// <summary>The path of the file, as diagnostics name it.</summary>
    public string File => file;

    /// <summary>The diagnostics that reading JSON of this kind can report.</summary>
    public JsonDiagnostics Findings => findings;

    /// <summary>The diagnostics reported so far, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _found;

    /// <summary>The whole text as JSON; null if it is not JSON, which is reported.</summary>
    public JsonValue? Root()
    {
        try
        {
            return JsonTree.Read(utf8);
        }
        catch (JsonException unreadable)
        {
            _found.Add(
                findings.NotJson.At(
                    file,
                    (int)(unreadable.LineNumber ?? 0) + 1,
                    (int)(unreadable.BytePositionInLine ?? 0) + 1,
                    unreadable.Message.Split(". ")[0]
                )
            );
            return null;
        }
    }

    /// <summary>Reports a diagnostic at the place of a value.</summary>
    public void Report(DiagnosticDescriptor descriptor, JsonValue at, params object?[] arguments)
    {
        var (line, column) = PlaceOf(at);
        _found.Add(descriptor.At(file, line, column, arguments));
    }

    /// <summary>Line and column, from 1.</summary>
    public (int Line, int Column) PlaceOf(JsonValue value)
    {
        var before = utf8.AsSpan(0, value.Start);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
