using System.Text;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Indexes.Files;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Deploying;

/// <summary>
/// Reads the resources of the Firestore Admin API: a list of indexes or of fields, or an object that has one. The
/// emulator's report of used indexes is such an object.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/reference/rest/v1/projects.databases.collectionGroups.indexes"/>
internal sealed class IndexResourceReader
{
    private readonly string _file;
    private readonly IndexFileContext _context;
    private readonly List<DeployedIndex> _indexes = [];
    private readonly List<FieldOverride> _fields = [];

    private IndexResourceReader(string file, byte[] utf8) =>
        (_file, _context) = (file, new IndexFileContext(file, utf8));

    /// <summary>Gets the indexes; null if the text is something else than a list of resources.</summary>
    public static IndexInventory? Read(string file, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        JsonValue root;
        try
        {
            root = JsonTree.Read(utf8);
        }
        catch (JsonException)
        {
            return null;
        }

        var resources = Resources(root);
        return resources is null ? null : new IndexResourceReader(file, utf8).Read(resources);
    }

    /// <summary>Lists of the API name their items; entries of an index file have no name.</summary>
    private static IReadOnlyList<JsonValue>? Resources(JsonValue root)
    {
        if (root.Kind == JsonValueKind.Array)
        {
            return root.Items;
        }
        if (root.Last("reports") is { Kind: JsonValueKind.Array } reports)
        {
            // The emulator's report of the indexes that queries would use.
            return [.. reports.Items.Select(report => report.Last("index") ?? report)];
        }
        var lists = new[] { root.Last("indexes"), root.Last("fields") };
        var items = lists.OfType<JsonValue>().SelectMany(list => list.Items).ToList();
        var areNamed = items.Count > 0 && items.TrueForAll(item => item.Last("name") is not null);
        return areNamed && root.Last("fieldOverrides") is null ? items : null;
    }

    private IndexInventory Read(IReadOnlyList<JsonValue> resources)
    {
        foreach (var resource in resources)
        {
            Read(resource);
        }
        var listsFields = _fields.Count > 0;
        return new IndexInventory(_file, _indexes, listsFields ? _fields : null, _context.Found, _context.Unread == 0);
    }

    private void Read(JsonValue resource)
    {
        if (!_context.IsObject(resource, "an index or a field") || _context.Name(resource, "name") is not { } name)
        {
            return;
        }
        // projects/P/databases/D/collectionGroups/C/indexes/ID, or .../fields/PATH
        var parts = name.Split('/', 8);
        if (parts is not [_, _, _, _, "collectionGroups", var collection, var kind, var id])
        {
            _context.Fail(IndexDiagnostics.NotAResource, resource, name);
        }
        else if (kind == "indexes")
        {
            ReadIndex(resource, name, collection);
        }
        else if (id != "*" || collection != "__default__")
        {
            ReadField(resource, collection, id);
        }
    }

    private void ReadIndex(JsonValue resource, string name, string collection)
    {
        if (new CompositeIndexReader(_context).ReadResource(resource, collection) is { } entry)
        {
            _indexes.Add(new DeployedIndex(entry, StateOf(resource), name));
        }
    }

    private static IndexState StateOf(JsonValue resource) =>
        resource.Last("state")?.Text switch
        {
            "CREATING" => IndexState.Creating,
            "NEEDS_REPAIR" => IndexState.NeedsRepair,
            _ => IndexState.Ready,
        };

    private void ReadField(JsonValue resource, string collection, string path)
    {
        var config = IndexFileContext.Member(resource, "indexConfig");
        if (config is null || config.Last("usesAncestorConfig")?.Kind == JsonValueKind.True)
        {
            return;
        }
        var indexes = _context.Items(config, "indexes").Select(Single).OfType<(IndexMode, bool)>().ToList();
        _fields.Add(
            new FieldOverride(collection, path, indexes)
            {
                Place = _context.PlaceOf(resource),
                TimeToLive = resource.Last("ttlConfig") is not null,
            }
        );
    }

    private (IndexMode Mode, bool IsGroup)? Single(JsonValue index)
    {
        var (isGroup, servesClients) = new IndexScope(_context).OfSingle(index);
        if (!servesClients || _context.Items(index, "fields") is not [var field])
        {
            return null;
        }
        return new IndexModes(_context).OfSingle(field) is { } mode ? (mode, isGroup) : null;
    }
}
