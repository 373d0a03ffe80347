using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Exploration;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;
using CompositeFilter = RulesHarness.Language.Evaluation.CompositeFilter;

namespace RulesHarness.Conformance.Tests.Exploring;

/// <summary>
/// A scenario of the explorer as the emulator is asked it: the documents that are there, and the request.
/// </summary>
internal sealed record ScenarioAttempt(
    IReadOnlyList<(string Path, IReadOnlyDictionary<string, object?> Fields)> Documents,
    Attempt Attempt
)
{
    /// <summary>Converts a scenario; null where it has a value that no document or token can have.</summary>
    public static ScenarioAttempt? Of(Scenario scenario)
    {
        var request = scenario.Request;
        var stored = scenario.Documents;
        if (request.Stored is { } own)
        {
            stored = stored.SetItem(request.Path, own);
        }

        var documents = Convert(stored);
        var after = Convert(scenario.DocumentsAfter);
        var written = request.NewData is { } data ? ScenarioValues.Fields(data) : null;
        var caller = CallerOf(request.Token);
        var filters = (request.Query?.Filter as CompositeFilter)?.Parts.Select(FilterOf).ToList() ?? [];
        var isComplete =
            documents is not null
            && after is not null
            && caller is not null
            && written is null == request.NewData is null
            && !filters.Contains(null);
        if (!isComplete)
        {
            return null;
        }

        var deleted = scenario.DocumentsDeleted.Select(path => (path, (IReadOnlyDictionary<string, object?>?)null));
        var attempt = new Attempt
        {
            Method = request.Method,
            Path = request.Path,
            Identity = caller!,
            Written = written,
            Others =
            [
                .. after!.Select(each => (each.Path, (IReadOnlyDictionary<string, object?>?)each.Fields)),
                .. deleted,
            ],
            Query = request.Query is { } query
                ? new TestQuery(
                    filters.Count == 0 ? null : new TestFilter("", "and", null, [.. filters!]),
                    [],
                    query.Limit,
                    null,
                    query.IsCollectionGroup
                )
                : null,
        };
        return new ScenarioAttempt(documents!, attempt);
    }

    private static List<(string Path, IReadOnlyDictionary<string, object?> Fields)>? Convert(
        IEnumerable<KeyValuePair<string, RulesValue>> documents
    )
    {
        var converted = documents.Select(each => (each.Key, Fields: ScenarioValues.Fields(each.Value))).ToList();
        return converted.Exists(each => each.Fields is null)
            ? null
            : [.. converted.Select(each => (each.Key, each.Fields!))];
    }

    private static TestFilter? FilterOf(QueryFilter filter) =>
        filter is FieldFilter field && ScenarioValues.TryGet(field.Value, out var value)
            ? new TestFilter(
                string.Join('.', field.Field),
                field.Operator == QueryOperator.ArrayContains ? "array-contains" : "==",
                value,
                []
            )
            : null;

    private static Identity? CallerOf(RulesValue? token)
    {
        if (token is not { } claims)
        {
            return Identity.Unauthenticated;
        }

        return ScenarioValues.Fields(claims) is { } payload && payload["sub"] is string { Length: > 0 } uid
            ? Identity.OfToken(uid, payload)
            : null;
    }
}
