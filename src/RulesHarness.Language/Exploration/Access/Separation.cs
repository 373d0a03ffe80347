using System.Collections.Immutable;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>
/// Gives an id that happens to be the caller's uid another value. Only where the decision needs the two to be equal is
/// the caller related to the request.
/// </summary>
internal static class Separation
{
    private const string AnotherId = "another-id";

    /// <summary>The places where a uid can stand, outside the token.</summary>
    [Flags]
    private enum Places
    {
        None = 0,
        Path = 1,
        Fields = 2,
        OtherIds = 4,
        OtherLastIds = 8,
        All = Path | Fields | OtherIds | OtherLastIds,
    }

    /// <summary>The scenario with as few equal ids as the test lets through.</summary>
    public static Scenario Of(Scenario scenario, Func<Scenario, bool> isAllowed)
    {
        var uid = CallerRelations.UidOf(scenario);
        for (var places = Places.All; places > Places.None; places--)
        {
            var separate = Rename(scenario, uid, places);
            if (isAllowed(separate))
            {
                scenario = separate;
                break;
            }
        }

        foreach (var field in FieldsOf(scenario))
        {
            foreach (var others in new[] { Places.None, Places.OtherIds, Places.OtherLastIds })
            {
                var separate = WithoutUid(Rename(scenario, uid, others), field, uid);
                if (isAllowed(separate))
                {
                    scenario = separate;
                    break;
                }
            }
        }

        return scenario;
    }

    private static Scenario Rename(Scenario scenario, string uid, Places places)
    {
        var renamed = new Renaming(uid, AnotherId).Of(scenario);
        var (old, request) = (scenario.Request, renamed.Request);
        var hasFields = places.HasFlag(Places.Fields);
        return renamed with
        {
            Request = request with
            {
                Path = places.HasFlag(Places.Path) ? request.Path : old.Path,
                Token = old.Token,
                Stored = hasFields ? request.Stored : old.Stored,
                NewData = hasFields ? request.NewData : old.NewData,
                Query = hasFields ? request.Query : old.Query,
            },
            Documents = Rename(scenario.Documents, uid, places),
            DocumentsAfter = Rename(scenario.DocumentsAfter, uid, places),
            DocumentsDeleted = [.. scenario.DocumentsDeleted.Select(path => Rename(path, uid, places))],
        };
    }

    private static ImmutableSortedDictionary<string, RulesValue> Rename(
        ImmutableSortedDictionary<string, RulesValue> documents,
        string uid,
        Places places
    )
    {
        var renamed = documents.Clear();
        foreach (var (path, fields) in documents)
        {
            renamed = renamed.SetItem(Rename(path, uid, places), fields);
        }

        return renamed;
    }

    private static string Rename(string path, string uid, Places places)
    {
        var segments = path.Split('/');
        var ids = segments.Select(
            (segment, at) => places.HasFlag(PlaceOf(at)) ? UidText.Replace(segment, uid, AnotherId) : segment
        );
        return string.Join('/', ids);

        Places PlaceOf(int at) => at == segments.Length - 1 ? Places.OtherLastIds : Places.OtherIds;
    }

    private static IEnumerable<string> FieldsOf(Scenario scenario) =>
        new[] { scenario.Request.Stored, scenario.Request.NewData }
            .SelectMany(data => data is { } fields ? fields.GetMembers().Keys : [])
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static Scenario WithoutUid(Scenario scenario, string field, string uid)
    {
        var request = scenario.Request;
        return scenario with
        {
            Request = request with
            {
                Stored = WithoutUid(request.Stored, field, uid),
                NewData = WithoutUid(request.NewData, field, uid),
            },
        };
    }

    private static RulesValue? WithoutUid(RulesValue? data, string field, string uid) =>
        data is { } fields && MapWriter.Find(fields, [field]) is { IsString: true } value
            ? MapWriter.Set(fields, [field], RulesValue.From(UidText.Replace(value.AsString, uid, AnotherId)))
            : data;
}
