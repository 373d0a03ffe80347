using System.Text.Json;
using RulesHarness.Diagnostics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes;

/// <summary>The composite indexes of a <c>firestore.indexes.json</c>, as the Firebase CLI writes it.</summary>
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
            var indexes = json.RootElement.TryGetProperty("indexes", out var list) ? list.EnumerateArray().Select(index => Read(index, file)).ToList() : [];
            return new IndexFile(indexes, []);
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

    private static IndexDeclaration Read(JsonElement index, string file) => new(
        index.GetProperty("collectionGroup").GetString()!,
        index.TryGetProperty("queryScope", out var scope) && scope.GetString() == "COLLECTION_GROUP",
        [.. index.GetProperty("fields").EnumerateArray().Select(Field)],
        new Place(file, 1, 1));

    private static IndexField Field(JsonElement field) => new(
        field.GetProperty("fieldPath").GetString()!,
        field.TryGetProperty("arrayConfig", out _) ? IndexMode.ArrayContains
            : field.TryGetProperty("order", out var order) && order.GetString() == "DESCENDING" ? IndexMode.Descending
            : IndexMode.Ascending);
}
