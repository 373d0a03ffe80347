using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// The members of an index file's objects as the Firebase CLI reads them, and the findings about them. A member that is
/// null, false, zero or empty is absent.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/reference/firestore/indexes"/>
internal sealed class IndexFileContext(string file, byte[] utf8)
{
    private readonly List<Diagnostic> _found = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>The number of entries that could not be read, of which the file may say anything.</summary>
    public int Unread { get; private set; }

    public void Report(DiagnosticDescriptor finding, JsonValue value, params object?[] arguments) =>
        Report(finding, value.Start, arguments);

    public void Report(DiagnosticDescriptor finding, Place place, params object?[] arguments) =>
        _found.Add(finding.At(place.File, place.Line, place.Column, arguments));

    public void Report(DiagnosticDescriptor finding, int offset, params object?[] arguments)
    {
        var (line, column) = LineAndColumn(offset);
        _found.Add(finding.At(file, line, column, arguments));
    }

    /// <summary>Reports a finding because of which an entry can't be read.</summary>
    public void Fail(DiagnosticDescriptor finding, JsonValue value, params object?[] arguments)
    {
        Unread++;
        Report(finding, value, arguments);
    }

    public Place PlaceOf(JsonValue value)
    {
        var (line, column) = LineAndColumn(value.Start);
        return new Place(file, line, column);
    }

    /// <summary>Gets a member, unless it is absent. Of several with one name, the last one counts.</summary>
    public static JsonValue? Member(JsonValue entry, string name) =>
        entry.Last(name) switch
        {
            { Kind: JsonValueKind.Null or JsonValueKind.False } => null,
            { Kind: JsonValueKind.String, Text: "" } => null,
            { Kind: JsonValueKind.Number, Text: "0" } => null,
            var value => value,
        };

    public bool IsObject(JsonValue entry, string description)
    {
        if (entry.Kind == JsonValueKind.Object)
        {
            return true;
        }
        Fail(IndexDiagnostics.NoObject, entry, description);
        return false;
    }

    /// <summary>Gets the items of a list; none, and a finding, if the member is something else.</summary>
    public IReadOnlyList<JsonValue> Items(JsonValue entry, string name)
    {
        if (Member(entry, name) is not { } list)
        {
            return [];
        }
        if (list.Kind == JsonValueKind.Array)
        {
            return list.Items;
        }
        Fail(IndexDiagnostics.WrongKind, list, name, "a list");
        return [];
    }

    public string? Name(JsonValue entry, string property)
    {
        if (Member(entry, property) is { } value)
        {
            if (value.Kind == JsonValueKind.String)
            {
                return value.Text;
            }
            Fail(IndexDiagnostics.WrongKind, value, property, "a name in quotes");
            return null;
        }

        Fail(IndexDiagnostics.Lacks, entry, property);
        return null;
    }

    /// <summary>Gets the id of the collections that an entry is about.</summary>
    public string? CollectionId(JsonValue entry, string property)
    {
        if (Name(entry, property) is not { } id)
        {
            return null;
        }
        if (id.Contains('/', StringComparison.Ordinal))
        {
            Report(IndexDiagnostics.NotACollectionId, entry[property]!, id, id.TrimEnd('/').Split('/')[^1]);
        }
        return id;
    }

    /// <summary>Gets one of some words; null, and a finding, if the member is another.</summary>
    public string? Choice(JsonValue entry, string property, params string[] choices)
    {
        var value = Member(entry, property)!;
        if (value.Kind == JsonValueKind.String && choices.Contains(value.Text))
        {
            return value.Text;
        }
        Fail(IndexDiagnostics.NoChoice, value, property, value.Text, string.Join("`, `", choices));
        return null;
    }

    /// <summary>
    /// Reports a member that is neither absent nor one of some words. The entry can be read without it.
    /// </summary>
    public void Check(JsonValue entry, string property, params string[] choices)
    {
        if (Member(entry, property) is not { } value)
        {
            return;
        }
        if (value.Kind != JsonValueKind.String || !choices.Contains(value.Text))
        {
            Report(IndexDiagnostics.NoChoice, value, property, value.Text, string.Join("`, `", choices));
        }
    }

    public void CheckFlag(JsonValue entry, string property)
    {
        if (Member(entry, property) is { Kind: not JsonValueKind.True } value)
        {
            Report(IndexDiagnostics.WrongKind, value, property, "true or false");
        }
    }

    /// <summary>Reports keys that Firestore doesn't know, and those that are written twice.</summary>
    public void CheckKeys(JsonValue entry, params string[] known)
    {
        foreach (var member in entry.Members.Where(member => !known.Contains(member.Name)))
        {
            Report(IndexDiagnostics.UnknownKey, member.Start, member.Name, string.Join("`, `", known));
        }
        var byName = entry.Members.GroupBy(member => member.Name);
        foreach (var twice in byName.Where(same => same.Count() > 1))
        {
            Report(IndexDiagnostics.KeyTwice, twice.ElementAt(1).Start, twice.Key);
        }
    }

    private (int Line, int Column) LineAndColumn(int offset)
    {
        var before = utf8.AsSpan(0, offset);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
