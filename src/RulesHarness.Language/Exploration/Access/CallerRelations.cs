using System.Collections.Immutable;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>Finds the relations of a scenario's caller to its request.</summary>
public static class CallerRelations
{
    /// <summary>The relations, claims first; none for a guest.</summary>
    public static ImmutableArray<CallerRelation> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var request = scenario.Request;
        if (request.Token is not { } token)
        {
            return [];
        }

        var uid = UidOf(scenario);
        List<CallerRelation> found = [.. Claims(token)];
        if (UidText.IsInPath(request.Path, uid))
        {
            found.Add(new CallerRelation(RelationKind.Path, "", "", null));
        }

        var own = new[] { request.Stored, request.NewData }
            .Select(data => data is { } fields ? InDocument(fields, uid) : null)
            .FirstOrDefault(relation => relation is not null);
        own ??= request.Query is { } query ? InQuery(query.Filter, uid) : null;
        if (own is not null)
        {
            found.Add(own);
        }

        foreach (var (path, fields) in scenario.Documents.Concat(scenario.DocumentsAfter))
        {
            if (Elsewhere(scenario, path, fields, uid) is { } relation && !found.Contains(relation))
            {
                found.Add(relation);
            }
        }

        return [.. found];
    }

    /// <summary>The uid of the caller; empty for a guest.</summary>
    internal static string UidOf(Scenario scenario) =>
        scenario.Request.Token is { } token && MapWriter.Find(token, ["sub"]) is { IsString: true } uid
            ? uid.AsString
            : "";

    private static IEnumerable<CallerRelation> Claims(RulesValue token) =>
        token
            .GetMembers()
            .Where(claim => claim.Key != "sub")
            .OrderBy(claim => claim.Key, StringComparer.Ordinal)
            .Select(claim => new CallerRelation(RelationKind.Claim, "", claim.Key, claim.Value));

    private static CallerRelation? InDocument(RulesValue fields, string uid) =>
        Naming.Of(fields, uid) is { } naming
            ? new CallerRelation(
                naming.IsMember ? RelationKind.Member : RelationKind.Field,
                "",
                naming.Field,
                naming.Value
            )
            : null;

    private static CallerRelation? InQuery(QueryFilter? filter, string uid) =>
        filter switch
        {
            CompositeFilter all => all
                .Parts.Select(part => InQuery(part, uid))
                .FirstOrDefault(relation => relation is not null),
            FieldFilter field when Naming.Of(field.Value, uid) is not null || Is(field.Value, uid) =>
                new CallerRelation(
                    field.Operator == QueryOperator.ArrayContains || !Is(field.Value, uid)
                        ? RelationKind.Member
                        : RelationKind.Field,
                    "",
                    string.Join('.', field.Field),
                    null
                ),
            _ => null,
        };

    private static IEnumerable<string> TextsOf(QueryFilter? filter) =>
        filter switch
        {
            CompositeFilter all => all.Parts.SelectMany(TextsOf),
            FieldFilter field => Naming.Texts(field.Value),
            _ => [],
        };

    private static bool Is(RulesValue value, string uid) => value.IsString && UidText.Names(value.AsString, uid);

    private static CallerRelation? Elsewhere(Scenario scenario, string path, RulesValue fields, string uid)
    {
        var segments = path.Split('/');
        if (UidText.IsInPath(path, uid))
        {
            return new CallerRelation(RelationKind.OwnDocument, Shape(scenario, segments, uid), "", fields);
        }

        return Naming.Of(fields, uid) is { } naming
            ? new CallerRelation(
                RelationKind.NamedElsewhere,
                Shape(scenario, segments, uid),
                naming.Field,
                naming.Value
            )
            : null;
    }

    // An id that the request brings along stands for any other, and so does one that another document leads to. One
    // that the rules spell out is part of the name.
    private static string Shape(Scenario scenario, string[] segments, string uid)
    {
        var request = scenario.Request;
        var brought = request.Path.Split('/').ToHashSet(StringComparer.Ordinal);
        foreach (var data in new[] { request.Stored, request.NewData, request.Token })
        {
            brought.UnionWith(data is { } known ? Naming.Texts(known) : []);
        }

        brought.UnionWith(TextsOf(request.Query?.Filter));
        brought.UnionWith(
            scenario
                .Documents.SelectMany(other => other.Value.GetMembers())
                .SelectMany(member => Naming.Texts(member.Value))
        );

        return string.Join('/', segments.Select((segment, at) => at % 2 == 0 ? segment : IdOf(segment)));

        // Of an id that is put together, the parts stand for others by themselves.
        string IdOf(string id)
        {
            if (!UidText.Names(id, uid))
            {
                return brought.Contains(id) ? "{}" : id;
            }

            var others = brought.Where(text => text.Length > 0 && !UidText.Names(text, uid));
            var shape = others
                .OrderByDescending(text => text.Length)
                .Aggregate(id, (so, text) => UidText.Replace(so, text, "{}"));
            return UidText.Replace(shape, uid, "{uid}");
        }
    }
}
