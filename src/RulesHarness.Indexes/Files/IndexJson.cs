using System.Globalization;
using System.Text.Encodings.Web;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>An index as the file has it.</summary>
public static class IndexJson
{
    /// <summary>
    /// In one line: an entry of <c>indexes</c>, or of <c>fieldOverrides</c> when it has one field, for a collection
    /// group.
    /// </summary>
    public static string Line(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return IsOverride(index)
            ? Override(
                index.Collection,
                index.Fields[0].FieldPath,
                [.. FieldOverride.Default, (index.Fields[0].Mode, true)]
            )
            : Composite(index);
    }

    /// <summary>
    /// In one line, with a word on what has to be filled in: the length of vectors, which is <c>null</c> if it is not
    /// known.
    /// </summary>
    public static string Advice(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.IsComplete ? Line(index) : $"{Line(index)}, with the length of the vectors in place of `null`";
    }

    /// <summary>In one line, with all its fields, even if it is of one field.</summary>
    public static string Composite(IndexShape index) =>
        $"{{ \"collectionGroup\": {Quote(index.Collection)}, \"queryScope\": {Quote(Scope(index.IsGroup))}, "
        + $"\"fields\": [{string.Join(", ", FieldEntries(index))}] }}";

    /// <summary>
    /// As a block of lines, a tab for each step of indentation; what follows the first line is indented by one step
    /// less.
    /// </summary>
    internal static string Block(IndexShape index) =>
        IsOverride(index)
            ? Line(index)
            : $"{{\n\t\"collectionGroup\": {Quote(index.Collection)},\n\t\"queryScope\": "
                + $"{Quote(Scope(index.IsGroup))},\n\t\"fields\": "
                + $"[\n\t\t{string.Join(",\n\t\t", FieldEntries(index))}\n\t]\n}}";

    /// <summary>Whether an index is one of a single field, which stands under <c>fieldOverrides</c>.</summary>
    public static bool IsOverride(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index is { Fields: [{ Mode: not IndexMode.Vector }], NamesName: false };
    }

    internal static string Override(
        string collection,
        string field,
        IEnumerable<(IndexMode Mode, bool IsGroup)> indexes
    ) =>
        $"{{ \"collectionGroup\": {Quote(collection)}, \"fieldPath\": {Quote(field)}, \"indexes\": "
        + $"[{string.Join(", ", indexes.Select(Single))}] }}";

    /// <summary>A single-field index, as an override lists it.</summary>
    public static string Single((IndexMode Mode, bool IsGroup) index) =>
        $"{{ {Mode(new IndexField("", index.Mode))}, \"queryScope\": {Quote(Scope(index.IsGroup))} }}";

    /// <summary>The fields as the file has them: with the document's name if its direction has to be written.</summary>
    public static IEnumerable<IndexField> Fields(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (!index.NamesName)
        {
            return index.Fields;
        }
        var direction = index.NameDescending ? IndexMode.Descending : IndexMode.Ascending;
        return index.Fields.Append(new IndexField(IndexShape.DocumentName, direction));
    }

    private static IEnumerable<string> FieldEntries(IndexShape index) =>
        Fields(index).Select(field => $"{{ \"fieldPath\": {Quote(field.FieldPath)}, {Mode(field)} }}");

    private static string Mode(IndexField field) =>
        field.Mode switch
        {
            IndexMode.Ascending => "\"order\": \"ASCENDING\"",
            IndexMode.Descending => "\"order\": \"DESCENDING\"",
            IndexMode.ArrayContains => "\"arrayConfig\": \"CONTAINS\"",
            _ => $"\"vectorConfig\": {{ \"dimension\": {Dimension(field)}, \"flat\": {{}} }}",
        };

    private static string Dimension(IndexField field) =>
        field.Dimension?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string Scope(bool isGroup) => isGroup ? "COLLECTION_GROUP" : "COLLECTION";

    /// <summary>A text in quotes.</summary>
    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
