using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Semantics;

/// <summary>
/// The ids in a request's path, by the names that the spec gives them. A list knows its parents' ids, a group knows
/// none.
/// </summary>
public static class PathIds
{
    /// <summary>Gets the ids in the path of the requested document, by their names in the spec.</summary>
    public static IReadOnlyDictionary<string, string> Of(DataModel model, PolicyRequest attempt)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        if (attempt.Collection.IsGroup)
        {
            return ids;
        }
        var inPath = attempt.Path.Split('/').Where((_, at) => at % 2 == 1).ToList();
        foreach (var (name, id) in attempt.Collection.Captures.Zip(inPath))
        {
            ids[name] = id;
        }
        if (attempt.Query is null && model.Collection(attempt.Collection.Text)?.IdName is { } own)
        {
            ids[own] = inPath[^1];
        }
        return ids;
    }
}
