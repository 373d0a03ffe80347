using RulesHarness.Cases;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;
using Scenario = RulesHarness.Language.Exploration.Scenario;

namespace RulesHarness.Exploration;

/// <summary>A scenario of the explorer in the terms of cases: the caller, the request, and the documents.</summary>
internal sealed record ScenarioRequest(PolicyRequest Attempt, AccessRequest Request, Dataset Data)
{
    /// <summary>The requests of the other writes of the same commit.</summary>
    public IReadOnlyList<AccessRequest> Together { get; init; } = [];

    /// <summary>
    /// Converts the other writes of a scenario's commit; null where one of them can't be expressed.
    /// </summary>
    public static IReadOnlyList<ScenarioRequest>? OfOthers(
        Scenario scenario,
        Func<RulesRequest, CollectionPath?> collectionOf
    )
    {
        var others = new List<ScenarioRequest>();
        foreach (var write in scenario.OtherWrites)
        {
            if (collectionOf(write.Request) is not { } collection || OfWrite(write, collection) is not { } other)
            {
                return null;
            }
            others.Add(other);
        }
        return others;
    }

    /// <summary>The same request in a commit with others.</summary>
    public ScenarioRequest With(IReadOnlyList<ScenarioRequest> others) =>
        this with
        {
            Attempt = Attempt with { Batch = [.. others.Select(other => other.Written)] },
            Together = [.. others.Select(other => other.Request)],
        };

    private BatchedWrite Written =>
        new(Attempt.Operation, Attempt.Collection, Attempt.Path, Attempt.Stored, Attempt.NewFields);

    /// <summary>
    /// Converts a scenario about a collection, without the other writes of its commit; null where no request expresses
    /// it.
    /// </summary>
    public static ScenarioRequest? OfWrite(Scenario scenario, CollectionPath collection)
    {
        if (CallerOf(scenario.Request.Token) is not { } caller || DataOf(scenario) is not { } data)
        {
            return null;
        }

        var request = scenario.Request;
        var stored = request.Stored is { } before ? ScenarioValues.Fields(before) : null;
        var written = request.NewData is { } after ? ScenarioValues.Fields(after) : null;
        if ((request.Stored is not null && stored is null) || (request.NewData is not null && written is null))
        {
            return null;
        }

        var operation = Enum.Parse<Operation>(request.Method.ToString());
        var attempt = new PolicyRequest(caller, operation, collection, request.Path)
        {
            Stored = stored,
            NewFields = written,
        };
        var sent = written is null ? null : CaseContext.Sent(written, Timestamp.FromDateTimeOffset(request.Time));
        switch (request.Method)
        {
            case RulesMethod.Get:
                return new ScenarioRequest(attempt, new GetRequest(request.Path), data);
            case RulesMethod.Create:
                return new ScenarioRequest(attempt, new CreateRequest(request.Path, sent!), data);
            case RulesMethod.Update:
                var changes = Changes(stored!, sent!);
                return changes.Count == 0
                    ? null
                    : new ScenarioRequest(attempt, new UpdateRequest(request.Path, changes), data);
            case RulesMethod.Delete:
                return new ScenarioRequest(attempt, new DeleteRequest(request.Path), data);
            default:
                return QueryOf(request, collection) is { } query
                    ? new ScenarioRequest(attempt with { Query = query }, new QueryRequest(query), data)
                    : null;
        }
    }

    private static Identity? CallerOf(RulesValue? token)
    {
        if (token is not { } claims)
        {
            return Identity.Unauthenticated;
        }

        if (
            ScenarioValues.Fields(claims) is not { } payload
            || payload.GetValueOrDefault("sub") is not string { Length: > 0 } uid
        )
        {
            return null;
        }

        return payload.Count == 1 ? Identity.User(uid) : Identity.OfToken(uid, payload);
    }

    private static Dataset? DataOf(Scenario scenario)
    {
        var data = new Dataset();
        var documents = scenario.Documents;
        if (scenario.Request is { Stored: { } own, Path: var path })
        {
            documents = documents.SetItem(path, own);
        }

        foreach (var (documentPath, fields) in documents)
        {
            if (ScenarioValues.Fields(fields) is not { } converted)
            {
                return null;
            }

            data.Add(new Document(documentPath, converted));
        }

        return data;
    }

    private static Dictionary<string, object?> Changes(
        IReadOnlyDictionary<string, object?> stored,
        IReadOnlyDictionary<string, object?> written
    )
    {
        var changed = FieldTree
            .Differences(stored, written)
            .Select(path => FieldPath.Parse(path).Segments[0])
            .Distinct();
        var changes = changed.ToDictionary(
            FieldTree.Path,
            name => written.TryGetValue(name, out var value) ? value : FieldValue.Delete
        );
        // An update that changes nothing writes a field as it is.
        if (changes.Count == 0 && written.Count > 0)
        {
            var (name, value) = written.First();
            changes.Add(FieldTree.Path(name), value);
        }

        return changes;
    }

    private static ListQuery? QueryOf(RulesRequest request, CollectionPath collection)
    {
        if (request.Query!.Filter is not (null or CompositeFilter))
        {
            return null;
        }

        var ids = request.Path.Split('/').Where((_, at) => at % 2 == 1).ToList();
        var filters = request.Query!.Filter is CompositeFilter all ? all.Parts : [];
        var comparisons = new List<Condition>();
        foreach (var filter in filters.OfType<FieldFilter>())
        {
            if (!ScenarioValues.TryGet(filter.Value, out var value))
            {
                return null;
            }

            var comparator = filter.Operator == QueryOperator.ArrayContains ? Comparator.Has : Comparator.Equal;
            comparisons.Add(
                new Specification.Model.Comparison(
                    new FieldOperand(new FieldPath([.. filter.Field]).ToString()),
                    comparator,
                    new LiteralOperand(value)
                )
            );
        }

        Condition? condition = comparisons.Count switch
        {
            0 => null,
            1 => comparisons[0],
            _ => new AndCondition(comparisons),
        };
        return new ListQuery(collection, ids, condition) { Limit = request.Query.Limit };
    }
}
