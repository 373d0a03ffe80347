using Grpc.Core;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Embedded.Wire;

/// <summary>
/// Reads the resource names of requests, and rejects the wrong ones in the emulator's words, which say where a name
/// goes wrong.
/// </summary>
internal sealed class NameParser
{
    private const int SlashesOfDatabase = 3;

    private readonly string _label;
    private readonly string _text;
    private int _at;

    private NameParser(string label, string text) => (_label, _text) = (label, text);

    private bool IsAtEnd => _at == _text.Length;

    /// <summary>Reads the name of a database, such as <c>projects/P/databases/D</c>.</summary>
    public static CallResult<ResourceName> Database(string text)
    {
        var parser = new NameParser("Database name", text);
        if (text.EndsWith('/') && text.AsSpan().Count('/') <= SlashesOfDatabase + 1)
        {
            return parser.Wrong("has invalid trailing \"/\".");
        }
        return parser.ReadDatabase(out var name)
            ?? (parser.IsAtEnd ? Ok(name) : parser.Wrong($"has extra characters at index {parser._at}."));
    }

    /// <summary>Reads the name of a document.</summary>
    public static CallResult<ResourceName> Document(string text)
    {
        var (name, refused) = new NameParser("Document name", text).ReadPath();
        if (name is null)
        {
            return refused;
        }
        return name.Path.Length > 0
            ? name
            : Failures.Invalid(
                $"Document name \"{text}\" is invalid: Omit \"/documents\" when referencing a database (except as "
                    + "the parent of a document)."
            );
    }

    /// <summary>
    /// Reads the name of what collections are below: a document, or a database's root,
    /// <c>projects/P/databases/D/documents</c>.
    /// </summary>
    public static CallResult<ResourceName> Parent(string text) =>
        new NameParser("Document parent name", text).ReadPath();

    private CallResult<ResourceName> ReadPath()
    {
        if (_text.EndsWith('/'))
        {
            return Wrong(IsRoot(_text[..^1]) ? "is invalid: Omit trailing \"/\"." : "has invalid trailing \"/\".");
        }
        if ((ReadDatabase(out var name) ?? ReadWord("/") ?? ReadWord("documents")) is { } wrong)
        {
            return wrong;
        }
        var start = _at + 1;
        while (!IsAtEnd)
        {
            if ((ReadId("collection") ?? ReadId("resource")) is { } badId)
            {
                return badId;
            }
        }

        var path = start < _text.Length ? _text[start..] : "";
        return path.Length > 0 && WriteRejections.OfPath(path) is { } reserved
            ? Failures.Invalid(reserved)
            : Ok(name with { Path = path });
    }

    private Status? ReadDatabase(out ResourceName name)
    {
        name = new ResourceName("", "", "");
        if ((ReadWord("projects") ?? ReadWord("/")) is { } noProjects)
        {
            return noProjects;
        }
        var project = ReadSegment();
        if (project.Length == 0)
        {
            return Wrong($"lacks a project id at index {_at}.");
        }
        if ((ReadWord("/") ?? ReadWord("databases") ?? ReadWord("/")) is { } noDatabases)
        {
            return noDatabases;
        }
        var database = ReadSegment();
        if (database.Length == 0)
        {
            return Wrong($"lacks a database id at index {_at}.");
        }
        name = new ResourceName(project, database, "");
        return DatabaseName.IsProjectId(project) ? null : Failures.BadProject(project);
    }

    private Status? ReadId(string kind)
    {
        if (ReadWord("/") is { } noSlash)
        {
            return noSlash;
        }
        var start = _at;
        var id = ReadSegment();
        if (id.Length == 0)
        {
            return Wrong($"lacks a {kind} id at index {start}.");
        }
        return id is "." or ".." ? Wrong($"contains a {kind} id \"{id}\" at index {start}.") : null;
    }

    private Status? ReadWord(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return Wrong($"lacks \"{word}\" at index {_at}.");
        }
        _at += word.Length;
        return null;
    }

    private string ReadSegment()
    {
        var start = _at;
        var slash = _text.IndexOf('/', start);
        _at = slash < 0 ? _text.Length : slash;
        return _text[start.._at];
    }

    private Status Wrong(string what) => Failures.Invalid($"{_label} \"{_text}\" {what}");

    private static bool IsRoot(string text) =>
        text.Split('/') is ["projects", { Length: > 0 }, "databases", { Length: > 0 }, "documents"];

    private static CallResult<ResourceName> Ok(ResourceName name) => name;
}
