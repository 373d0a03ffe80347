using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// Adds indexes to the file's text, and takes some out. All else stays byte for byte as it is: order, comments, white
/// space, keys that mean nothing to Firestore. New entries are written as their neighbours are.
/// </summary>
public static class IndexFileEditor
{
    private const string Nothing = "{\n  \"indexes\": []\n}\n";

    /// <summary>The text with indexes added at the end of their list. An empty text becomes a file.</summary>
    /// <exception cref="ArgumentException">An index is not complete: its vectors have no length.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Add(string text, IEnumerable<IndexShape> added)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(added);
        var indexes = added.ToList();
        if (indexes.Find(index => !index.IsComplete) is { } incomplete)
        {
            throw new ArgumentException($"The length of the vectors is not known: {incomplete}.", nameof(added));
        }
        var start = IsNothing(text) ? Nothing : WithLists(text);
        // Lists that are missing are put first: `indexes`, which people look for, comes to stand before the overrides.
        var edited = start;
        foreach (var index in indexes.OrderByDescending(IndexJson.IsOverride))
        {
            edited = IndexJson.IsOverride(index)
                ? AddOverride(edited, index)
                : AddItem(edited, "indexes", IndexJson.Line(index), IndexJson.Block(index));
        }
        return edited == start && !IsNothing(text) ? text : WithIndexes(edited);
    }

    /// <summary>Returns true for a text that has no member to keep.</summary>
    private static bool IsNothing(string text) =>
        string.IsNullOrWhiteSpace(text) || new JsonText(text).Root.Kind != JsonValueKind.Object;

    /// <summary>The Firebase CLI deploys nothing of a file without <c>indexes</c>.</summary>
    private static string WithIndexes(string text)
    {
        var json = new JsonText(text);
        return json.Root.Last("indexes") is null ? json.Prepend(json.Root, "indexes", null, null) : text;
    }

    /// <summary>Replaces a value that is not a list by an empty list, as the Firebase CLI reads it.</summary>
    private static string WithLists(string text)
    {
        foreach (var list in new[] { "indexes", "fieldOverrides" })
        {
            var json = new JsonText(text);
            if (json.Root.Last(list) is { Kind: not JsonValueKind.Array } nothing)
            {
                text = json.Empty(nothing);
            }
        }

        return text;
    }

    /// <summary>The text without indexes that were read from it. One that is not in it is passed over.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Remove(string text, IEnumerable<IndexDeclaration> removed)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(removed);
        return removed
            .Select(IndexShape.Of)
            .Aggregate(
                text,
                (current, index) =>
                    IndexJson.IsOverride(index) ? RemoveOverride(current, index) : RemoveIndex(current, index)
            );
    }

    private static string AddItem(string text, string list, string line, string block)
    {
        var json = new JsonText(text);
        return json.Root.Last(list) is { Kind: JsonValueKind.Array } array
            ? json.Append(array, line, block)
            : json.Prepend(json.Root, list, line, block);
    }

    private static string AddOverride(string text, IndexShape index)
    {
        var (collection, field, mode) = (index.Collection, index.Fields[0].FieldPath, index.Fields[0].Mode);
        var json = new JsonText(text);
        if (Override(json.Root, collection, field) is not { } entry)
        {
            return AddItem(text, "fieldOverrides", IndexJson.Line(index), IndexJson.Line(index));
        }
        var single = IndexJson.Single((mode, index.IsGroup));
        if (entry.Last("indexes") is { Kind: JsonValueKind.Array } list)
        {
            return json.Append(list, single, single);
        }
        // Where nothing is said of indexes there are those that Firestore makes by itself, and they are to stay.
        return FieldOverride
            .Default.Reverse()
            .Select(IndexJson.Single)
            .Prepend(single)
            .Aggregate(
                json.Prepend(entry, "indexes", null, null),
                (current, item) =>
                {
                    var again = new JsonText(current);
                    return again.InsertFirst(Override(again.Root, collection, field)!.Last("indexes")!, item);
                }
            );
    }

    private static string RemoveIndex(string text, IndexShape index)
    {
        var json = new JsonText(text);
        var list = json.Root.Last("indexes");
        var item = list?.Items.FirstOrDefault(each =>
            IndexFile.Read("", json.TextOf(each, "indexes")).Indexes is [var only] && IndexShape.Of(only).Equals(index)
        );
        return item is null ? text : json.Remove(list!, item);
    }

    private static string RemoveOverride(string text, IndexShape index)
    {
        var json = new JsonText(text);
        var (collection, field, mode) = (index.Collection, index.Fields[0].FieldPath, index.Fields[0].Mode);
        if (Override(json.Root, collection, field) is not { } entry || entry.Last("indexes") is not { } list)
        {
            return text;
        }
        var read = IndexFile.Read("", json.TextOf(entry, "fieldOverrides")).Overrides;
        // What is left says what would hold without it.
        if (
            entry.Last("ttl") is null
            && read is [var only]
            && only.Indexes.Where(each => each != (mode, true)).ToHashSet().SetEquals(FieldOverride.Default)
        )
        {
            return json.Remove(json.Root.Last("fieldOverrides")!, entry);
        }
        var item = list.Items.Zip(read[0].Indexes).FirstOrDefault(each => each.Second == (mode, true)).First;
        return item is null ? text : json.Remove(list, item);
    }

    private static JsonValue? Override(JsonValue root, string collection, string field) =>
        root.Last("fieldOverrides")
            ?.Items.FirstOrDefault(entry =>
                entry.Last("collectionGroup")?.Text == collection && entry.Last("fieldPath")?.Text == field
            );
}
