using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>Reads the entries of the list <c>indexes</c>.</summary>
internal sealed class CompositeIndexReader(IndexFileContext context)
{
    private static readonly string[] Keys =
    [
        "collectionGroup",
        "queryScope",
        "fields",
        "collectionId",
        "density",
        "multikey",
        "unique",
        "apiScope",
        "name",
        "state",
    ];

    private readonly IndexModes _modes = new(context);

    /// <summary>Gets an entry; null if it can't be read.</summary>
    public IndexEntry? Read(JsonValue entry)
    {
        var before = context.Unread;
        if (!context.IsObject(entry, "an index"))
        {
            return null;
        }
        context.CheckKeys(entry, Keys);
        var group = context.CollectionId(entry, HasOldName(entry) ? "collectionId" : "collectionGroup");
        var index = Read(entry, group);
        if (entry.Last("unique") is { } unique)
        {
            context.Report(IndexDiagnostics.Rejected, unique, "`unique` of a composite index", "remove `unique`");
        }
        return context.Unread > before ? null : index;
    }

    /// <summary>Gets an index of a database, of which the name says the collection; null if it can't be read.</summary>
    public IndexEntry? ReadResource(JsonValue index, string collection) => Read(index, collection);

    private IndexEntry? Read(JsonValue entry, string? group)
    {
        var before = context.Unread;
        var scope = new IndexScope(context).OfComposite(entry);
        var fields = Fields(entry, out var isSearch);
        if (group is null || context.Unread > before)
        {
            return null;
        }
        var index = new IndexDeclaration(group, scope.IsGroup, fields, context.PlaceOf(entry));
        var options = isSearch ? $"{scope.Options} search".Trim() : scope.Options;
        return new IndexEntry(index, options, scope.ServesClients && !isSearch);
    }

    private static bool HasOldName(JsonValue entry) =>
        IndexFileContext.Member(entry, "collectionGroup") is null
        && IndexFileContext.Member(entry, "collectionId") is not null;

    private List<IndexField> Fields(JsonValue entry, out bool isSearch)
    {
        isSearch = false;
        if (IndexFileContext.Member(entry, "fields") is not { } list)
        {
            context.Fail(IndexDiagnostics.Lacks, entry, "fields");
            return [];
        }

        var read = new List<(JsonValue Item, IndexField? Field)>();
        foreach (var item in context.Items(entry, "fields"))
        {
            read.Add((item, Field(item, ref isSearch)));
        }
        if (list.Kind == JsonValueKind.Array && !isSearch)
        {
            Check(list, read);
        }
        return [.. read.Select(each => each.Field).OfType<IndexField>()];
    }

    private IndexField? Field(JsonValue item, ref bool isSearch)
    {
        if (!context.IsObject(item, "a field"))
        {
            return null;
        }
        context.CheckKeys(item, "fieldPath", "order", "arrayConfig", "vectorConfig", "searchConfig", "mode");
        var path = context.Name(item, "fieldPath");
        var (mode, dimension, searches) = _modes.OfField(item);
        isSearch |= searches;
        return path is null || mode is null ? null : new IndexField(path, mode.Value) { Dimension = dimension };
    }

    /// <summary>Reports what Firestore rejects although the Firebase CLI sends it.</summary>
    private void Check(JsonValue list, List<(JsonValue Item, IndexField? Field)> read)
    {
        var usable = read.Where(each => each.Field is not null);
        var known = usable.Select(each => (each.Item, Field: each.Field!)).ToList();
        var byUse = known.GroupBy(each => (each.Field.FieldPath, IsArray: each.Field.Mode == IndexMode.ArrayContains));
        foreach (var twice in byUse.Where(same => same.Count() > 1))
        {
            context.Report(IndexDiagnostics.FieldTwice, twice.ElementAt(1).Item, twice.Key.FieldPath);
        }
        var arrays = known
            .Where(each => each.Field.Mode == IndexMode.ArrayContains)
            .DistinctBy(each => each.Field.FieldPath);
        foreach (var second in arrays.Skip(1))
        {
            context.Report(IndexDiagnostics.TwoArrays, second.Item, second.Field.FieldPath);
        }
        CheckOrder(read);
        if (list.Items.Count == 0)
        {
            context.Fail(IndexDiagnostics.NoFields, list);
        }
        else if (list.Items.Count > IndexLimits.FieldsAnIndex)
        {
            context.Report(IndexDiagnostics.TooManyFields, list, list.Items.Count, IndexLimits.FieldsAnIndex);
        }
        else if (known.Count == list.Items.Count && AutomaticField([.. known.Select(each => each.Field)]) is { } single)
        {
            context.Report(IndexDiagnostics.SingleField, list, single);
        }
    }

    private void CheckOrder(List<(JsonValue Item, IndexField? Field)> read)
    {
        for (var at = 0; at < read.Count - 1; at++)
        {
            var isBeforeVector = at == read.Count - 2 && read[^1].Field is null or { Mode: IndexMode.Vector };
            if (read[at].Field is { FieldPath: IndexShape.DocumentName } && !isBeforeVector)
            {
                context.Report(IndexDiagnostics.NameNotLast, read[at].Item);
            }
            else if (read[at].Field is { Mode: IndexMode.Vector } vector)
            {
                context.Report(IndexDiagnostics.VectorNotLast, read[at].Item, vector.FieldPath);
            }
        }
    }

    /// <summary>Gets the field of an index that Firestore creates automatically; null for another one.</summary>
    private static string? AutomaticField(IReadOnlyList<IndexField> fields)
    {
        if (fields is [{ FieldPath: IndexShape.DocumentName, Mode: IndexMode.Ascending }])
        {
            return IndexShape.DocumentName;
        }
        var shape = IndexShape.Of(new IndexDeclaration("", false, fields, new Place("", 1, 1)));
        return shape.IsAutomatic ? shape.Fields[0].FieldPath : null;
    }
}
