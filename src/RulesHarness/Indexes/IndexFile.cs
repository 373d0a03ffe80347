using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes;

/// <summary>
/// The indexes of a <c>firestore.indexes.json</c>, as the Firebase CLI writes it: the composite ones, and of the field overrides those for
/// collection groups, which Firestore doesn't make by itself.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/reference/firestore/indexes"/>
public sealed record IndexFile(IReadOnlyList<IndexDeclaration> Indexes, IReadOnlyList<Diagnostic> Diagnostics)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file's text; what can't be read is a finding.</summary>
    public static IndexFile Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var json = JsonDocument.Parse(text, Lenient);
            var composite = Entries(json.RootElement, "indexes").Select(index => Read(index, file));
            var ofGroups = Entries(json.RootElement, "fieldOverrides").SelectMany(entry => Overrides(entry, file)).Where(index => index.IsGroupScope);
            return new IndexFile([.. composite, .. ofGroups], []);
        }
        catch (JsonException unreadable)
        {
            var (line, column) = ((int)(unreadable.LineNumber ?? 0) + 1, (int)(unreadable.BytePositionInLine ?? 0) + 1);
            return new IndexFile([], [IndexFindings.NotJson.At(file, line, column, unreadable.Message.Split(". ")[0])]);
        }
        catch (Exception odd) when (odd is InvalidOperationException or KeyNotFoundException)
        {
            return new IndexFile([], [IndexFindings.NotIndexes.At(file, 1, 1)]);
        }
    }

    private static IEnumerable<JsonElement> Entries(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static IndexDeclaration Read(JsonElement index, string file) => new(
        Name(index, "collectionGroup"),
        IsGroupScope(index),
        [.. index.GetProperty("fields").EnumerateArray().Select(field => new IndexField(Name(field, "fieldPath"), Mode(field)))],
        new Place(file, 1, 1));

    private static IEnumerable<IndexDeclaration> Overrides(JsonElement entry, string file)
    {
        var (group, field) = (Name(entry, "collectionGroup"), Name(entry, "fieldPath"));
        return Entries(entry, "indexes").Select(index => new IndexDeclaration(group, IsGroupScope(index), [new IndexField(field, Mode(index))], new Place(file, 1, 1)));
    }

    private static string Name(JsonElement entry, string property) =>
        entry.GetProperty(property).GetString() ?? throw new InvalidOperationException($"`{property}` is null");

    private static bool IsGroupScope(JsonElement index) => index.TryGetProperty("queryScope", out var scope) && scope.GetString() == "COLLECTION_GROUP";

    private static IndexMode Mode(JsonElement field) =>
        field.TryGetProperty("arrayConfig", out _) ? IndexMode.ArrayContains
        : field.TryGetProperty("order", out var order) && order.GetString() == "DESCENDING" ? IndexMode.Descending
        : IndexMode.Ascending;
}
