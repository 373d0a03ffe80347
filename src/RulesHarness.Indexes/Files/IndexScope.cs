using RulesHarness.Diagnostics.Json;

namespace RulesHarness.Indexes.Files;

/// <summary>Reads the queries that an index is for: those of one collection or of a group, and of which API.</summary>
internal sealed class IndexScope(IndexFileContext context)
{
    private const string Collection = "COLLECTION";
    private const string Group = "COLLECTION_GROUP";
    private const string Recursive = "COLLECTION_RECURSIVE";
    private const string AnyApi = "ANY_API";
    private const string UsualDensity = "SPARSE_ALL";

    /// <summary>Gets the scope of a composite index.</summary>
    public (bool IsGroup, bool ServesClients, string Options) OfComposite(JsonValue entry)
    {
        context.CheckFlag(entry, "multikey");
        var (isGroup, servesClients) = Of(entry);
        return (isGroup, servesClients, string.Join(' ', Options(entry)));
    }

    /// <summary>The options that are not what Firestore takes for granted.</summary>
    private static IEnumerable<string> Options(JsonValue entry)
    {
        if (IndexFileContext.Member(entry, "apiScope")?.Text is { } api and not AnyApi)
        {
            yield return api;
        }
        if (IndexFileContext.Member(entry, "density")?.Text is { } density and not UsualDensity)
        {
            yield return density;
        }
        if (IndexFileContext.Member(entry, "multikey") is not null)
        {
            yield return "multikey";
        }
    }

    /// <summary>Gets the scope of a single-field index, which the Firebase CLI checks a little less.</summary>
    public (bool IsGroup, bool ServesClients) OfSingle(JsonValue entry)
    {
        context.CheckFlag(entry, "multikey");
        context.CheckFlag(entry, "unique");
        return Of(entry);
    }

    private (bool IsGroup, bool ServesClients) Of(JsonValue entry)
    {
        context.Check(entry, "density", "DENSITY_UNSPECIFIED", "SPARSE_ALL", "SPARSE_ANY", "DENSE");
        context.Check(entry, "apiScope", AnyApi, "DATASTORE_MODE_API", "MONGODB_COMPATIBLE_API");
        var isForClients = IndexFileContext.Member(entry, "apiScope")?.Text is null or AnyApi;
        if (!isForClients)
        {
            context.Report(IndexDiagnostics.OtherApi, entry["apiScope"]!, "apiScope", entry["apiScope"]!.Text);
        }
        var (isGroup, isOfCollections) = Scope(entry);
        return (isGroup, isForClients && isOfCollections);
    }

    private (bool IsGroup, bool IsOfCollections) Scope(JsonValue entry)
    {
        if (IndexFileContext.Member(entry, "queryScope") is not { } scope)
        {
            return (false, true);
        }
        if (scope.Text == Recursive)
        {
            context.Report(IndexDiagnostics.NoChoice, scope, "queryScope", Recursive, $"{Collection}`, `{Group}");
            return (false, false);
        }

        return (context.Choice(entry, "queryScope", Collection, Group) == Group, true);
    }
}
