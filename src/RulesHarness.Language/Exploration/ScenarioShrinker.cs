using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration;

/// <summary>Leaves out of a scenario what its outcome does not need.</summary>
/// <param name="holds">Whether a scenario has the outcome.</param>
internal sealed class ScenarioShrinker(Func<Scenario, bool> holds)
{
    private const int MaxRounds = 4;

    /// <summary>Smaller scenarios that are tried for one.</summary>
    private const int MaxTries = 2_000;

    private int _tries;

    public Scenario Shrink(Scenario scenario)
    {
        _tries = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = scenario;
            foreach (var step in Steps)
            {
                scenario = step(scenario).Aggregate(scenario, Apply);
            }

            if (ReferenceEquals(before, scenario))
            {
                break;
            }
        }

        return scenario;
    }

    private Scenario Apply(Scenario scenario, Func<Scenario, Scenario?> change) =>
        ++_tries <= MaxTries && change(scenario) is { } smaller && holds(smaller) ? smaller : scenario;

    private static readonly Func<Scenario, IEnumerable<Func<Scenario, Scenario?>>>[] Steps =
    [
        WithoutCaller,
        WithoutDocuments,
        WithoutStored,
        WithoutFields,
        WithoutQuery,
    ];

    private static IEnumerable<Func<Scenario, Scenario?>> WithoutCaller(Scenario scenario)
    {
        if (scenario.Request.Token is not { } token)
        {
            yield break;
        }

        yield return so => With(so, so.Request with { Token = null });
        foreach (var claim in token.GetMembers().Keys.Where(claim => claim != "sub"))
        {
            yield return so => SetToken(so, [claim], null);
            foreach (var value in Smaller(token, [claim]))
            {
                yield return so => SetToken(so, [claim], value);
            }
        }
    }

    private static Scenario? SetToken(Scenario scenario, string[] claim, RulesValue? value) =>
        Less(scenario.Request.Token, claim, value) is { } token
            ? With(scenario, scenario.Request with { Token = token })
            : null;

    private static IEnumerable<Func<Scenario, Scenario?>> WithoutDocuments(Scenario scenario)
    {
        foreach (var (path, fields) in scenario.Documents)
        {
            yield return so => so with { Documents = so.Documents.Remove(path) };
            foreach (var (field, value) in Changes(fields))
            {
                yield return so =>
                    so.Documents.TryGetValue(path, out var now) && Less(now, field, value) is { } less
                        ? so with
                        {
                            Documents = so.Documents.SetItem(path, less),
                        }
                        : null;
            }
        }

        foreach (var path in scenario.DocumentsDeleted)
        {
            yield return so => so with { DocumentsDeleted = so.DocumentsDeleted.Remove(path) };
        }

        foreach (var (path, fields) in scenario.DocumentsAfter)
        {
            yield return so => so with { DocumentsAfter = so.DocumentsAfter.Remove(path) };
            foreach (var (field, value) in Changes(fields))
            {
                yield return so =>
                    so.DocumentsAfter.TryGetValue(path, out var now) && Less(now, field, value) is { } less
                        ? so with
                        {
                            DocumentsAfter = so.DocumentsAfter.SetItem(path, less),
                        }
                        : null;
            }
        }
    }

    private static IEnumerable<Func<Scenario, Scenario?>> WithoutStored(Scenario scenario)
    {
        if (scenario.Request.Stored is not { } stored)
        {
            yield break;
        }

        foreach (var (field, value) in Changes(stored))
        {
            // A field that the write leaves as it is goes from both at once.
            yield return so =>
                Less(so.Request.Stored, field, value) is { } less
                    ? With(
                        so,
                        so.Request with
                        {
                            Stored = less,
                            NewData = Less(so.Request.NewData, field, value) ?? so.Request.NewData,
                        }
                    )
                    : null;
            yield return so =>
                Less(so.Request.Stored, field, value) is { } less ? With(so, so.Request with { Stored = less }) : null;
        }
    }

    private static IEnumerable<Func<Scenario, Scenario?>> WithoutFields(Scenario scenario)
    {
        if (scenario.Request.NewData is not { } written)
        {
            yield break;
        }

        foreach (var (field, value) in Changes(written))
        {
            yield return so =>
                Less(so.Request.NewData, field, value) is { } less
                    ? With(so, so.Request with { NewData = less })
                    : null;
        }
    }

    private static IEnumerable<Func<Scenario, Scenario?>> WithoutQuery(Scenario scenario)
    {
        if (scenario.Request.Query is not { } query)
        {
            yield break;
        }

        yield return so => WithQuery(so, so.Request.Query! with { Limit = null });
        foreach (var part in query.Filter is CompositeFilter { IsOr: false } all ? all.Parts : [])
        {
            yield return so =>
                so.Request.Query!.Filter is CompositeFilter { Parts: var parts }
                    ? WithQuery(
                        so,
                        so.Request.Query with
                        {
                            Filter = parts.Length == 1 ? null : new CompositeFilter(false, parts.Remove(part)),
                        }
                    )
                    : null;
        }
    }

    private static Scenario WithQuery(Scenario scenario, RulesQuery query) =>
        With(scenario, scenario.Request with { Query = query });

    // A field that an earlier step took away is not put back.
    private static RulesValue? Less(RulesValue? map, string[] field, RulesValue? value) =>
        map is { } known && !MapWriter.Find(known, [.. field]).IsUndefined
            ? MapWriter.Set(known, [.. field], value)
            : null;

    private static Scenario With(Scenario scenario, RulesRequest request) => scenario with { Request = request };

    /// <summary>Each field taken away, and then with a smaller value; members of maps too.</summary>
    private static IEnumerable<(string[] Field, RulesValue? Value)> Changes(RulesValue map, params string[] inside)
    {
        foreach (var (name, value) in map.GetMembers().OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            string[] field = [.. inside, name];
            yield return (field, null);
            foreach (var smaller in Smaller(value))
            {
                yield return (field, smaller);
            }

            if (value.Kind == RulesValueKind.Map)
            {
                foreach (var inner in Changes(value, field))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<RulesValue> Smaller(RulesValue map, string[] field) =>
        Smaller(MapWriter.Find(map, [.. field]));

    private static IEnumerable<RulesValue> Smaller(RulesValue value)
    {
        switch (value.Kind)
        {
            case RulesValueKind.List:
                yield return RulesValue.FromList([]);
                var items = value.GetItems();
                for (var i = 0; i < items.Count; i++)
                {
                    yield return RulesValue.FromList([.. items.Where((_, at) => at != i)]);
                }

                break;
            case RulesValueKind.Map:
                yield return RulesValue.From(RulesMap.Empty);
                break;
            case RulesValueKind.String when value.AsString.Length > 1:
                yield return RulesValue.From("");
                yield return RulesValue.From("a");
                break;
        }
    }
}
