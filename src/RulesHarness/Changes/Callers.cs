using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Exploration;

namespace RulesHarness.Changes;

/// <summary>
/// Describes the caller of a request by what makes a difference: guests, claims, and where the uid stands.
/// </summary>
internal static class Callers
{
    public static string Of(Scenario scenario)
    {
        var request = scenario.Request;
        if (request.Token is not { } token)
        {
            return "guests";
        }

        var members = token.GetMembers();
        var uid = members.TryGetValue("sub", out var sub) && sub.Kind == RulesValueKind.String ? sub.GetString() : "";
        List<string> relations =
        [
            .. members
                .Where(claim => claim.Key != "sub")
                .OrderBy(claim => claim.Key, StringComparer.Ordinal)
                .Select(claim => $"with the claim `{claim.Key}: {claim.Value}`"),
            .. Places(scenario, uid),
        ];
        return relations.Count == 0 ? "any signed-in user" : $"a user {string.Join(" and ", relations)}";
    }

    private static IEnumerable<string> Places(Scenario scenario, string uid)
    {
        var request = scenario.Request;
        if (request.Path.Split('/').Contains(uid))
        {
            yield return "whose uid is in the path";
        }

        var own = new[] { (Data: request.Stored, Name: "document"), (Data: request.NewData, Name: "new document") };
        foreach (var (data, name) in own)
        {
            if (data is { } fields && FieldOf(fields, uid) is { } field)
            {
                yield return $"named by `{field}` of the {name}";
                break;
            }
        }

        foreach (var (path, fields) in scenario.Documents.Concat(scenario.DocumentsAfter))
        {
            var segments = path.Split('/');
            if (segments.Contains(uid))
            {
                yield return $"with a document in `{Shape(segments)}`";
            }
            else if (FieldOf(fields, uid) is { } field)
            {
                yield return $"named by `{field}` of a document in `{Shape(segments)}`";
            }
        }
    }

    private static string Shape(string[] segments) =>
        string.Join('/', segments[..^1].Select((segment, at) => at % 2 == 0 ? segment : "{}"));

    private static string? FieldOf(RulesValue value, string uid, string path = "") =>
        value.Kind switch
        {
            RulesValueKind.String => value.GetString() == uid ? path : null,
            RulesValueKind.List => value.GetItems().Select(item => FieldOf(item, uid, path)).FirstOrDefault(Found),
            RulesValueKind.Map => value
                .GetMembers()
                .OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => member.Key == uid ? path : FieldOf(member.Value, uid, Join(path, member.Key)))
                .FirstOrDefault(Found),
            _ => null,
        };

    private static bool Found(string? path) => path is not null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
