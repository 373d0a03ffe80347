using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Indexes.Planning;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>Reads the entries of the list <c>fieldOverrides</c>.</summary>
internal sealed class FieldOverrideReader(IndexFileContext context)
{
    private static readonly string[] Keys =
    [
        "order",
        "arrayConfig",
        "queryScope",
        "density",
        "apiScope",
        "multikey",
        "unique",
        "name",
        "state",
    ];

    private readonly IndexModes _modes = new(context);

    /// <summary>Gets an entry; null if it can't be read.</summary>
    public FieldOverride? Read(JsonValue entry)
    {
        var before = context.Unread;
        if (!context.IsObject(entry, "an override"))
        {
            return null;
        }
        context.CheckKeys(entry, "collectionGroup", "fieldPath", "indexes", "ttl");
        var (group, path) = (context.CollectionId(entry, "collectionGroup"), context.Name(entry, "fieldPath"));
        if (entry.Last("ttl") is { Kind: not (JsonValueKind.True or JsonValueKind.False) } ttl)
        {
            context.Report(IndexDiagnostics.WrongKind, ttl, "ttl", "true or false");
        }
        if (group is null || path is null)
        {
            return null;
        }
        if (IndexFileContext.Member(entry, "indexes") is null)
        {
            const string Help = "add `\"indexes\"` with the single-field indexes to keep, or `[]` for none";
            context.Report(IndexDiagnostics.Rejected, entry, "an override without `indexes`", Help);
            return new FieldOverride(group, path, FieldOverride.Default) { Place = context.PlaceOf(entry) };
        }

        var indexes = context.Items(entry, "indexes").Select(Single).OfType<(IndexMode, bool)>().ToList();
        if (context.Unread > before)
        {
            return null;
        }
        return new FieldOverride(group, path, indexes)
        {
            Place = context.PlaceOf(entry),
            TimeToLive = entry.Last("ttl") is { } given ? given.Kind == JsonValueKind.True : null,
        };
    }

    private (IndexMode Mode, bool IsGroup)? Single(JsonValue item)
    {
        if (!context.IsObject(item, "an index"))
        {
            return null;
        }
        context.CheckKeys(item, Keys);
        var mode = _modes.OfSingle(item);
        var scope = new IndexScope(context).OfSingle(item);
        return mode is { } known && scope.ServesClients ? (known, scope.IsGroup) : null;
    }
}
