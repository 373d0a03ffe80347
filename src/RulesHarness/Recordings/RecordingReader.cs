using System.Text;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;

namespace RulesHarness.Recordings;

/// <summary>
/// Reads recordings. A recording with an error has no tests: a part of one would show less than was tested.
/// </summary>
internal sealed class RecordingReader
{
    private readonly string _file;
    private readonly List<Diagnostic> _found = [];
    private readonly Dictionary<string, RecordedDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedDocuments> _states = new(StringComparer.Ordinal);
    private readonly List<RecordedTest> _ofClass = [];
    private readonly List<RecordedTest> _tests = [];
    private bool _isInClass;

    private RecordingReader(string file) => _file = file;

    /// <summary>Reads a file.</summary>
    /// <param name="project">The folder of the project, to which diagnostics name the path.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public static Recording Read(string project, string path)
    {
        var shown = ProjectFiles.Shown(project, path);
        return File.Exists(path)
            ? new RecordingReader(shown).Read(File.ReadAllLines(path))
            : new Recording(shown, [], [ProjectFiles.Missing(shown)]);
    }

    private Recording Read(string[] lines)
    {
        if (lines.Length == 0 || lines[0] != RecordingText.Version)
        {
            Report(RecordingDiagnostics.NoVersion, 1, _file);
            return new Recording(_file, [], _found);
        }
        foreach (var (at, line) in lines.Index().Skip(1))
        {
            Read(line, at + 1);
        }
        // If a line is broken, that is why no class ends.
        if (_isInClass && _found.Count == 0)
        {
            Report(RecordingDiagnostics.CutOff, lines.Length);
        }
        return new Recording(_file, _found.Count > 0 ? [] : _tests, _found);
    }

    private void Read(string line, int number)
    {
        var context = new JsonContext(_file, Encoding.UTF8.GetBytes(line), RecordingDiagnostics.OfJson);
        if (context.Root() is { } root)
        {
            var json = new JsonNode(context, "a line", root);
            var reader = new RecordedLine(context, json, line, number);
            ReadKind(reader, json, number);
        }
        _found.AddRange(context.Diagnostics.Select(finding => finding with { Line = number }));
    }

    private void ReadKind(RecordedLine line, JsonNode json, int number)
    {
        _isInClass = true;
        if (json.Text("id") is { } document)
        {
            if (line.Message("document", nameof(Document)) is Document read)
            {
                _documents[document] = new RecordedDocument(ResourceName.PathOf(read.Name), read);
            }
        }
        else if (json.Text("state") is { } state)
        {
            _states[state] = new RecordedDocuments(line.Documents(_documents));
        }
        else if (json["test"] is not null)
        {
            _ofClass.Add(line.Test(_states));
        }
        else if (json.Text("class") is not null)
        {
            EndClass(json, number);
        }
        else
        {
            json.Require("test", "the name of a test");
        }
    }

    /// <summary>The last recording of a test counts: it may have been run again.</summary>
    private void EndClass(JsonNode json, int number)
    {
        if (json["tests"]?.Text != $"{_ofClass.Count}")
        {
            Report(RecordingDiagnostics.CutOff, number);
        }
        var names = _ofClass.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        _tests.RemoveAll(test => names.Contains(test.Name));
        _tests.AddRange(_ofClass);
        _ofClass.Clear();
        _isInClass = false;
    }

    private void Report(DiagnosticDescriptor descriptor, int line, params object?[] arguments) =>
        _found.Add(descriptor.At(_file, line, 1, arguments));
}
