using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Proposes a request of one caller for another caller.</summary>
internal static class CallerChange
{
    /// <summary>The request by a caller who can do more.</summary>
    /// <param name="scenario">The request of a weaker caller.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="sample">A request in which the role was found; null for a caller without a role.</param>
    /// <param name="ownerships">The relations that make a document of the path its owner's.</param>
    public static IEnumerable<Scenario> ToStronger(
        Scenario scenario,
        AccessCaller caller,
        Scenario? sample,
        IEnumerable<CallerRelation> ownerships
    )
    {
        var signedIn = scenario with
        {
            Request = scenario.Request with
            {
                Token = sample?.Request.Token ?? ScenarioWriter.TokenOf(ScenarioWriter.SomeUid),
            },
        };
        if (sample is null)
        {
            // No document that a list finds need be the owner's.
            var owned = ownerships.SelectMany(relation => WithOwner(signedIn, relation));
            return caller.Kind == CallerKind.Owner ? owned.Append(signedIn) : [signedIn];
        }

        var withDocuments = signedIn with
        {
            Documents = signedIn.Documents.SetItems(sample.Documents),
            DocumentsAfter = signedIn.DocumentsAfter.SetItems(sample.DocumentsAfter),
            DocumentsDeleted = signedIn.DocumentsDeleted.Union(sample.DocumentsDeleted),
        };
        var members = CallerRelations
            .Of(sample)
            .Where(relation => relation.Kind is RelationKind.Member or RelationKind.Field);
        var related = members.Aggregate(withDocuments, (so, relation) => WithField(so, sample, relation));
        return [related, withDocuments];
    }

    /// <summary>The same request by weaker callers, the nearest first.</summary>
    public static IEnumerable<Scenario> ToWeaker(Scenario scenario, AccessCaller caller)
    {
        if (scenario.Request.Token is not { } token)
        {
            yield break;
        }

        foreach (var role in caller.Roles)
        {
            if (role.Kind == RelationKind.Claim)
            {
                yield return WithToken(scenario, MapWriter.Set(token, [role.Field], null));
            }

            if (role.Kind == RelationKind.OwnDocument)
            {
                var uid = CallerRelations.UidOf(scenario);
                var others = scenario.Documents.Keys.Where(path => !UidText.IsInPath(path, uid)).ToList();
                yield return scenario with
                {
                    Documents = scenario.Documents.RemoveRange(scenario.Documents.Keys.Except(others)),
                };
            }
        }

        if (caller.Kind != CallerKind.SignedIn && WeakestCaller.Unrelated(scenario) is { } unrelated)
        {
            yield return unrelated;
        }

        yield return WithToken(scenario, null);
    }

    private static Scenario WithToken(Scenario scenario, RulesValue? token) =>
        scenario with
        {
            Request = scenario.Request with { Token = token },
        };

    private static IEnumerable<Scenario> WithOwner(Scenario scenario, CallerRelation relation) =>
        relation.Kind == RelationKind.Path ? WithPath(scenario) : [WithUid(scenario, relation.Field)];

    private static IEnumerable<Scenario> WithPath(Scenario scenario)
    {
        var segments = scenario.Request.Path.Split('/');
        for (var at = segments.Length - 1; at > 0; at--)
        {
            if (at % 2 == 1)
            {
                string[] own = [.. segments];
                own[at] = ScenarioWriter.SomeUid;
                yield return scenario with
                {
                    Request = scenario.Request with { Path = string.Join('/', own) },
                };
            }
        }
    }

    private static Scenario WithUid(Scenario scenario, string field)
    {
        var uid = RulesValue.From(ScenarioWriter.SomeUid);
        ImmutableArray<string> path = [.. field.Split('.')];
        var request = scenario.Request;
        return scenario with
        {
            Request = request with
            {
                Stored = request.Stored is { } stored ? MapWriter.Set(stored, path, uid) : null,
                NewData = request.NewData is { } written ? MapWriter.Set(written, path, uid) : null,
                Query = request.Query is { } query
                    ? WithFilter(query, new FieldFilter(path, QueryOperator.Equal, uid))
                    : null,
            },
        };
    }

    private static Scenario WithField(Scenario scenario, Scenario sample, CallerRelation relation)
    {
        ImmutableArray<string> path = [.. relation.Field.Split('.')];
        var sources = new[] { sample.Request.Stored, sample.Request.NewData };
        var value = sources
            .Select(data => data is { } fields ? MapWriter.Find(fields, path) : RulesValue.Undefined("No document."))
            .FirstOrDefault(
                found => !found.IsUndefined,
                RulesValue.FromList([RulesValue.From(ScenarioWriter.SomeUid)])
            );
        var request = scenario.Request;
        return scenario with
        {
            Request = request with
            {
                Stored = request.Stored is { } stored ? MapWriter.Set(stored, path, value) : null,
                NewData = request.NewData is { } written ? MapWriter.Set(written, path, value) : null,
            },
        };
    }

    private static RulesQuery WithFilter(RulesQuery query, FieldFilter filter)
    {
        var parts = query.Filter is CompositeFilter { IsOr: false } all ? all.Parts : [];
        return query with { Filter = new CompositeFilter(false, parts.Add(filter)) };
    }
}
