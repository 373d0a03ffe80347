using RulesHarness.Firestore.Identities;
using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// The ids in a request's path, by the names that the spec gives them. A list knows its parents' ids, a group knows
/// none.
/// </summary>
public static class PathIds
{
    /// <summary>
    /// The name of a document's own id, in any collection that has no field or parent's id of that name.
    /// </summary>
    public const string Own = "docId";

    /// <summary>Returns true if the paths of a collection's documents have an id of that name.</summary>
    public static bool IsId(string name, Collection collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return collection.Path.Captures.Contains(name)
            || collection.IdName == name
            || collection.Row.AnyName == name
            || name == Own && collection.Field(name) is null;
    }

    /// <summary>Gets the ids in the path of the requested document, by their names in the spec.</summary>
    public static IReadOnlyDictionary<string, string> Of(DataModel model, PolicyRequest attempt)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        if (attempt.Collection.IsGroup)
        {
            return ids;
        }
        var inPath = In(attempt.Path);
        var captures = attempt.Collection.Captures;
        for (var i = 0; i < Math.Min(captures.Count, inPath.Length); i++)
        {
            ids[captures[i]] = inPath[i];
        }
        if (model.RowOf(attempt.Collection).AnyName is { } anyName)
        {
            ids[anyName] = CollectionIdOf(attempt);
        }
        if (attempt.Query is null)
        {
            ids.TryAdd(Own, inPath[^1]);
        }
        if (attempt.Query is null && model.Collection(attempt.Collection.Text)?.IdName is { } own)
        {
            ids[own] = inPath[^1];
        }
        return ids;
    }

    /// <summary>Gets the ids in the path of a document, by their names in the spec.</summary>
    public static IReadOnlyDictionary<string, string> Of(DataModel model, Collection collection, string documentPath)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return Of(model, new PolicyRequest(Identity.Unauthenticated, Operation.Get, collection.Path, documentPath));
    }

    private static string CollectionIdOf(PolicyRequest attempt)
    {
        var segments = attempt.Path.Split('/');
        return attempt.Query is null ? segments[^2] : segments[^1];
    }

    /// <summary>The ids in a path, outermost first: every second segment.</summary>
    internal static string[] In(string path)
    {
        var ids = new string[(path.AsSpan().Count('/') + 1) / 2];
        var (at, isId) = (0, false);
        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (isId)
            {
                ids[at++] = path[segment];
            }
            isId = !isId;
        }
        return ids;
    }
}
