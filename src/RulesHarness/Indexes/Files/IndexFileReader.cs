using System.Globalization;
using System.Text.Json;
using System.Text;
using RulesHarness.Diagnostics;
using RulesHarness.Indexes.Planning;
using RulesHarness.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>Reads the file's two lists, entry by entry: what is wrong with one is told with its place, and keeps no other from being read.</summary>
internal sealed class IndexFileReader
{
    private static readonly string[] Scopes = ["COLLECTION", "COLLECTION_GROUP", "COLLECTION_RECURSIVE"];
    private static readonly string[] Modes = ["order", "arrayConfig", "vectorConfig"];
    private static readonly string[] Directions = ["ASCENDING", "DESCENDING"];

    private readonly string file;
    private readonly byte[] utf8;
    private readonly List<Diagnostic> found = [];

    public IndexFileReader(string file, string text) => (this.file, utf8) = (file, Encoding.UTF8.GetBytes(text));

    public IndexFile Read()
    {
        JsonValue root;
        try
        {
            root = JsonTree.Read(utf8);
        }
        catch (JsonException unreadable)
        {
            var (line, column) = ((int)(unreadable.LineNumber ?? 0) + 1, (int)(unreadable.BytePositionInLine ?? 0) + 1);
            return new IndexFile([], [], [IndexFindings.NotJson.At(file, line, column, unreadable.Message.Split(". ")[0])]);
        }

        if (root.Kind != JsonValueKind.Object)
        {
            Report(IndexFindings.NotIndexes, root);
            return new IndexFile([], [], found);
        }

        Unknown(root, ["indexes", "fieldOverrides"]);
        var composite = Entries(root, "indexes").Select(Composite).OfType<IndexDeclaration>().ToList();
        var overrides = Entries(root, "fieldOverrides").Select(Override).OfType<FieldOverride>().ToList();
        Doubles(composite.Select(index => (IndexShape.Of(index).ToString(), index.Place)), IndexFindings.Twice);
        Doubles(overrides.Select(each => ($"{each.Collection}.{each.Field}", each.Place)), IndexFindings.OverriddenTwice);
        if (composite.Count > IndexLimits.CompositeIndexes)
            Report(IndexFindings.TooManyIndexes, root, composite.Count, IndexLimits.CompositeIndexes);
        if (overrides.Count > IndexLimits.FieldOverrides)
            Report(IndexFindings.TooManyOverrides, root, overrides.Count, IndexLimits.FieldOverrides);
        var ofGroups = from each in overrides
                       from single in each.Indexes
                       where single.IsGroup
                       select new IndexDeclaration(each.Collection, true, [new IndexField(each.Field, single.Mode)], each.Place);
        return new IndexFile([.. composite, .. ofGroups], overrides, found);
    }

    private IEnumerable<JsonValue> Entries(JsonValue root, string name)
    {
        if (root[name] is not { } list)
            return [];
        if (list.Kind == JsonValueKind.Array)
            return list.Items;
        Report(IndexFindings.WrongKind, list, name, "a list");
        return [];
    }

    private IndexDeclaration? Composite(JsonValue entry)
    {
        var before = found.Count;
        if (!IsObject(entry, "an index"))
            return null;
        Unknown(entry, ["collectionGroup", "collectionId", "queryScope", "fields", "density", "multikey", "unique", "apiScope", "name", "state"]);
        var group = Name(entry, entry["collectionGroup"] is null && entry["collectionId"] is not null ? "collectionId" : "collectionGroup");
        var scope = Choice(entry, "queryScope", Scopes);
        var fields = new List<IndexField>();
        if (entry["fields"] is not { } list)
            Report(IndexFindings.Lacks, entry, "fields");
        else if (list.Kind != JsonValueKind.Array)
            Report(IndexFindings.WrongKind, list, "fields", "a list");
        else
            fields = Fields(list);
        // What is to be said of the whole is not, while its parts are in doubt.
        if (group is null || scope is null || found.Count > before)
            return null;
        return new IndexDeclaration(group, scope == "COLLECTION_GROUP", fields, PlaceOf(entry));
    }

    private List<IndexField> Fields(JsonValue list)
    {
        var read = list.Items.Select(item => (Item: item, Field: Field(item))).ToList();
        foreach (var twice in read.Where(each => each.Field is not null).GroupBy(each => each.Field!.FieldPath).Where(same => same.Count() > 1))
            Report(IndexFindings.FieldTwice, twice.ElementAt(1).Item, twice.Key);
        foreach (var second in read.Where(each => each.Field?.Mode == IndexMode.ArrayContains).Skip(1))
            Report(IndexFindings.TwoArrays, second.Item, second.Field!.FieldPath);
        foreach (var (item, field) in read.SkipLast(1))
        {
            if (field is { FieldPath: IndexShape.DocumentName })
                Report(IndexFindings.NameNotLast, item);
            else if (field is { Mode: IndexMode.Vector })
                Report(IndexFindings.VectorNotLast, item, field.FieldPath);
        }

        var named = read.Count(each => each.Field is not null && each.Field.FieldPath != IndexShape.DocumentName);
        var writesNames = read.Exists(each => each.Field is { FieldPath: IndexShape.DocumentName });
        if (list.Items.Count == 0)
            Report(IndexFindings.NoFields, list);
        else if (named == 1 && !writesNames && read is [{ Field: { Mode: not IndexMode.Vector } single }])
            Report(IndexFindings.SingleField, list, single.FieldPath);
        else if (list.Items.Count > IndexLimits.FieldsAnIndex)
            Report(IndexFindings.TooManyFields, list, list.Items.Count, IndexLimits.FieldsAnIndex);
        return [.. read.Select(each => each.Field).OfType<IndexField>()];
    }

    private IndexField? Field(JsonValue item)
    {
        if (!IsObject(item, "a field"))
            return null;
        Unknown(item, ["fieldPath", "order", "arrayConfig", "vectorConfig", "searchConfig"]);
        var path = Name(item, "fieldPath");
        var (mode, dimension) = Mode(item);
        return path is null || mode is null ? null : new IndexField(path, mode.Value) { Dimension = dimension };
    }

    private (IndexMode? Mode, int? Dimension) Mode(JsonValue item)
    {
        string[] kinds = [.. Modes.Where(kind => item[kind] is not null)];
        if (kinds.Length != 1)
        {
            Report(kinds.Length == 0 ? IndexFindings.NoMode : IndexFindings.TwoModes, item, string.Join("` and `", kinds));
            return default;
        }

        return kinds[0] switch
        {
            "order" => (Choice(item, "order", Directions) switch { null => null, "DESCENDING" => IndexMode.Descending, _ => IndexMode.Ascending }, null),
            "arrayConfig" => (Choice(item, "arrayConfig", ["CONTAINS"]) is null ? null : IndexMode.ArrayContains, null),
            _ => Vector(item["vectorConfig"]!),
        };
    }

    private (IndexMode? Mode, int? Dimension) Vector(JsonValue config)
    {
        if (config["dimension"] is { Kind: JsonValueKind.Number } dimension && int.TryParse(dimension.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length is >= 1 and <= IndexLimits.VectorDimension)
            return (IndexMode.Vector, length);
        Report(IndexFindings.NoDimension, config["dimension"] ?? config, IndexLimits.VectorDimension);
        return default;
    }

    private FieldOverride? Override(JsonValue entry)
    {
        var before = found.Count;
        if (!IsObject(entry, "an override"))
            return null;
        Unknown(entry, ["collectionGroup", "fieldPath", "indexes", "ttl"]);
        var (group, path) = (Name(entry, "collectionGroup"), Name(entry, "fieldPath"));
        if (entry["ttl"] is { Kind: not (JsonValueKind.True or JsonValueKind.False) } ttl)
            Report(IndexFindings.WrongKind, ttl, "ttl", "true or false");
        var indexes = new List<(IndexMode, bool)>();
        if (entry["indexes"] is { Kind: not JsonValueKind.Array } odd)
            Report(IndexFindings.WrongKind, odd, "indexes", "a list");
        else if (entry["indexes"] is null && entry["ttl"] is null)
            Report(IndexFindings.Lacks, entry, "indexes");
        foreach (var item in entry["indexes"]?.Items ?? [])
        {
            if (!IsObject(item, "an index"))
                continue;
            Unknown(item, ["order", "arrayConfig", "queryScope"]);
            var (mode, _) = Mode(item);
            // Of a single field the CLI leaves the scope out where it is that of a collection.
            var scope = item["queryScope"] is null ? Scopes[0] : Choice(item, "queryScope", Scopes);
            if (mode is { } known && scope is not null)
                indexes.Add((known, scope == "COLLECTION_GROUP"));
        }

        if (group is null || path is null || found.Count > before)
            return null;
        return new FieldOverride(group, path, entry["indexes"] is null ? FieldOverride.Default : indexes) { Place = PlaceOf(entry) };
    }

    private bool IsObject(JsonValue entry, string what)
    {
        if (entry.Kind == JsonValueKind.Object)
            return true;
        Report(IndexFindings.NoObject, entry, what);
        return false;
    }

    private string? Name(JsonValue entry, string property)
    {
        if (entry[property] is { Kind: JsonValueKind.String, Text.Length: > 0 } name)
            return name.Text;
        if (entry[property] is { } odd)
            Report(IndexFindings.WrongKind, odd, property, "a name in quotes");
        else
            Report(IndexFindings.Lacks, entry, property);
        return null;
    }

    private string? Choice(JsonValue entry, string property, string[] choices)
    {
        if (entry[property] is not { } value)
            Report(IndexFindings.Lacks, entry, property);
        else if (value.Kind == JsonValueKind.String && choices.Contains(value.Text))
            return value.Text;
        else
            Report(IndexFindings.NoChoice, value, property, value.Text, string.Join("`, `", choices));
        return null;
    }

    /// <summary>Keys that Firestore doesn't know are kept, and told of: a slip in one would pass unseen.</summary>
    private void Unknown(JsonValue entry, string[] known)
    {
        foreach (var member in entry.Members.Where(member => !known.Contains(member.Name)))
        {
            var (line, column) = LineAndColumn(member.Start);
            found.Add(IndexFindings.UnknownKey.At(file, line, column, member.Name, string.Join("`, `", known)));
        }

        foreach (var twice in entry.Members.GroupBy(member => member.Name).Where(same => same.Count() > 1))
        {
            var (line, column) = LineAndColumn(twice.ElementAt(1).Start);
            found.Add(IndexFindings.KeyTwice.At(file, line, column, twice.Key));
        }
    }

    private void Doubles(IEnumerable<(string Name, Place Place)> entries, DiagnosticDescriptor finding)
    {
        foreach (var same in entries.GroupBy(entry => entry.Name).Where(same => same.Count() > 1))
        {
            var (first, second) = (same.First().Place, same.ElementAt(1).Place);
            found.Add(finding.At(file, second.Line, second.Column, same.Key, first.Line));
        }
    }

    private Place PlaceOf(JsonValue value)
    {
        var (line, column) = LineAndColumn(value.Start);
        return new Place(file, line, column);
    }

    private void Report(DiagnosticDescriptor finding, JsonValue value, params object?[] arguments)
    {
        var (line, column) = LineAndColumn(value.Start);
        found.Add(finding.At(file, line, column, arguments));
    }

    private (int Line, int Column) LineAndColumn(int offset)
    {
        var before = utf8.AsSpan(0, offset);
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
