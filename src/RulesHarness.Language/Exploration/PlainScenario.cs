using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Makes the request to begin with where nothing is known: by a guest, on documents without fields.</summary>
internal static class PlainScenario
{
    /// <param name="path">The path of a document; a list is of its collection.</param>
    /// <param name="method">The kind of request.</param>
    /// <param name="time">The time of the request.</param>
    public static Scenario Of(string path, RulesMethod method, DateTimeOffset time)
    {
        var noFields = RulesValue.FromMap(ImmutableDictionary<string, RulesValue>.Empty);
        var isList = method == RulesMethod.List;
        return new Scenario
        {
            Request = new RulesRequest
            {
                Method = method,
                Path = isList ? path[..path.LastIndexOf('/')] : path,
                Stored = method is RulesMethod.Get or RulesMethod.Update or RulesMethod.Delete ? noFields : null,
                NewData = method is RulesMethod.Create or RulesMethod.Update ? noFields : null,
                Query = isList ? new RulesQuery() : null,
                Time = time,
            },
        };
    }

    /// <summary>The query of all collections of a name, in which the path's last collection is one.</summary>
    public static Scenario OfGroup(string path, DateTimeOffset time)
    {
        var plain = Of(path, RulesMethod.List, time);
        var collection = plain.Request.Path.Split('/')[^1];
        return plain with
        {
            Request = plain.Request with
            {
                Path = collection,
                Query = new RulesQuery { IsCollectionGroup = true },
            },
        };
    }

    /// <summary>The query of the one document of a path, by its name.</summary>
    public static Scenario OfName(string path, DateTimeOffset time)
    {
        var plain = Of(path, RulesMethod.List, time);
        ImmutableArray<string> name = ["databases", plain.Request.Database, "documents", .. path.Split('/')];
        return plain with
        {
            Request = plain.Request with
            {
                Query = new RulesQuery
                {
                    Filter = new FieldFilter(["__name__"], QueryOperator.Equal, RulesValue.FromPath(name)),
                },
            },
        };
    }
}
