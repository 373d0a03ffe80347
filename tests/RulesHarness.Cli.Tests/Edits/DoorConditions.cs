using System.Globalization;

namespace RulesHarness.Cli.Tests.Edits;

/// <summary>Random conditions of the kinds that are left behind in rules. Most can be met by somebody.</summary>
internal sealed class DoorConditions(Random random, string database)
{
    private string Documents { get; } = $"/databases/$({database})/documents";

    private static readonly string[] Words = ["beta", "support", "partner", "legacy", "tester", "import", "public"];

    private static readonly string[] Types = ["string", "bool", "int", "float", "timestamp", "list", "map"];

    private static readonly HashSet<string> Lists = ["tags", "coAuthorIds"];

    private static readonly HashSet<string> Numbers = ["readingMinutes", "severity", "position", "revenueShare"];

    private static readonly HashSet<string> Switches = ["suspended", "seen", "featured", "notify"];

    private static readonly HashSet<string> Maps = ["stats", "settings", "headquarters"];

    private static readonly HashSet<string> Times = ["createdAt", "updatedAt", "publishedAt", "joinedAt", "expiresAt"];

    private static readonly (string Kind, Func<DoorConditions, DoorPlace, string?> Make)[] Kinds =
    [
        ("claim", (conditions, _) => conditions.OfClaim()),
        ("uid", (conditions, _) => conditions.OfText("request.auth.uid")),
        ("id", (conditions, place) => place.Ids.Count == 0 ? null : conditions.OfText(conditions.Any(place.Ids))),
        ("time", (conditions, place) => conditions.OfTime(place)),
        ("other document", (conditions, place) => conditions.OfOtherDocument(place)),
        ("existence", (conditions, place) => conditions.OfExistence(place)),
        ("size", (conditions, place) => conditions.OfSize(place)),
        ("type", (conditions, place) => conditions.OfType(place)),
        ("pattern", (conditions, place) => conditions.OfPattern(place)),
        ("value", (conditions, place) => conditions.OfValue(place)),
        ("ternary", (conditions, place) => conditions.OfTernary(place)),
        ("two fields", (conditions, place) => conditions.OfTwoFields(place)),
        ("query", (conditions, place) => conditions.OfQuery(place)),
    ];

    /// <summary>A condition, and its kind.</summary>
    public (string Kind, string Text) At(DoorPlace place)
    {
        while (true)
        {
            var (kind, make) = Any(Kinds);
            if (make(this, place) is { } text)
            {
                return (kind, text);
            }
        }
    }

    private string OfClaim()
    {
        var word = Any(Words);
        return Any(
            $"request.auth.token.{word} == true",
            $"request.auth.token.role == '{word}'",
            $"request.auth.token.get('{word}', false) == true",
            $"request.auth.token.level >= {Number(9)}",
            $"request.auth.token.email == '{word}@inkwell.example'",
            $"request.auth.token.email.matches('.*@{word}[.]example')",
            "request.auth.token.email_verified == true",
            "request.auth.token.firebase.sign_in_provider == 'anonymous'",
            $"'{word}' in request.auth.token.groups"
        );
    }

    private string OfText(string text)
    {
        var word = Any(Words);
        return Any(
            $"{text} == '{word}'",
            $"{text} in ['{word}', '{Any(Words)}2']",
            $"{text}.size() == {Number(12)}",
            $"{text}.matches('{word}-.*')",
            $"{text}.lower() == '{word}'",
            $"{text}.split('-')[0] == '{word}'"
        );
    }

    private string? OfTime(DoorPlace place)
    {
        var field = AnyOf(place.Fields.Where(Times.Contains));
        return AnyOf([
            $"request.time < timestamp.date(203{Number(9)}, {Number(12)}, 1)",
            $"request.time.hours() == {Number(23)}",
            $"request.time.dayOfWeek() == {Number(7)}",
            field is null ? null : $"{place.Document}.{field} < timestamp.date(201{Number(9)}, 1, 1)",
            field is null ? null : $"request.time > {place.Document}.{field} + duration.value({Number(90)}, 'd')",
        ]);
    }

    private string OfOtherDocument(DoorPlace place)
    {
        var word = Any(Words);
        var id = place.Ids.Count == 0 ? "request.auth.uid" : Any(place.Ids);
        return Any(
            $"get({Documents}/users/$(request.auth.uid)).data.plan == 'pro'",
            $"get({Documents}/settings/{word}).data.open == true",
            $"get({Documents}/orgs/$({id})).data.plan == 'business'",
            $"get({Documents}/topics/$({id})).data.position < {Number(9)}",
            $"request.auth.uid in get({Documents}/settings/{word}).data.members"
        );
    }

    private string OfExistence(DoorPlace place)
    {
        var word = Any(Words);
        var id = place.Ids.Count == 0 ? "request.auth.uid" : Any(place.Ids);
        return Any(
            $"exists({Documents}/{word}/$(request.auth.uid))",
            $"exists({Documents}/publicProfiles/$({id}))",
            $"exists({Documents}/users/$(request.auth.uid)/{word}/{word})",
            $"!exists({Documents}/users/$({id}))"
        );
    }

    private string? OfSize(DoorPlace place)
    {
        var text = AnyOf(place.Fields.Where(IsText));
        var list = AnyOf(place.Fields.Where(Lists.Contains));
        return AnyOf([
            $"{place.Document}.size() <= {Number(4)}",
            $"{place.Document}.keys().size() > {Number(15)}",
            text is null ? null : $"{place.Document}.{text}.size() == {Number(20)}",
            list is null ? null : $"{place.Document}.{list}.size() == {Number(3)}",
        ]);
    }

    private string? OfType(DoorPlace place) =>
        AnyOf(place.Fields) is { } field ? $"{place.Document}.{field} is {Any(Types)}" : null;

    private string? OfPattern(DoorPlace place)
    {
        var word = Any(Words);
        return AnyOf(place.Fields.Where(IsText)) is { } field
            ? $"{place.Document}.{field}.matches('{Any($"{word}.*", "[A-Z]+", "[0-9]{3,5}", $".*{word}", "")}')"
            : null;
    }

    private string? OfValue(DoorPlace place)
    {
        if (AnyOf(place.Fields.Append("internal")) is not { } field || Maps.Contains(field) || Times.Contains(field))
        {
            return null;
        }

        var read = $"{place.Document}.{field}";
        return Switches.Contains(field) || field == "internal" ? $"{read} == {Any("true", "false", "null")}"
            : Numbers.Contains(field) ? $"{read} {Any(">", "<", "==", ">=")} {Number(300)}"
            : Lists.Contains(field) ? $"'{Any(Words)}' in {read}"
            : Any($"{read} == '{Any(Words)}'", $"{read} != null", $"{read} == request.auth.uid", $"{read} == null");
    }

    private string? OfTernary(DoorPlace place)
    {
        var (one, other) = (OfClaim(), OfValue(place));
        return other is null
            ? null
            : Any(
                $"(request.auth == null ? false : {one})",
                $"(request.auth != null ? {other} : false)",
                $"({one} ? {other} : request.time.hours() == {Number(23)})"
            );
    }

    private string? OfTwoFields(DoorPlace place)
    {
        var texts = place.Fields.Where(IsText).ToList();
        var times = place.Fields.Where(Times.Contains).ToList();
        var field = AnyOf(place.Fields);
        return AnyOf([
            texts.Count < 2 ? null : $"{place.Document}.{texts[0]} == {place.Document}.{Any(texts[1..])}",
            times.Count < 2 ? null : $"{place.Document}.{times[0]} {Any("==", ">")} {place.Document}.{times[1]}",
            !place.HasBothDocuments || field is null
                ? null
                : $"request.resource.data.{field} {Any("==", "!=")} resource.data.{field}",
        ]);
    }

    private string? OfQuery(DoorPlace place) =>
        place.IsListed ? Any($"request.query.limit == {Number(50)}", $"request.query.limit < {Number(20)}") : null;

    private static bool IsText(string field) =>
        !Lists.Contains(field)
        && !Numbers.Contains(field)
        && !Switches.Contains(field)
        && !Maps.Contains(field)
        && !Times.Contains(field);

    /// <summary>A number from 1.</summary>
    private string Number(int most) => random.Next(1, most + 1).ToString(CultureInfo.InvariantCulture);

    private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private string Any(params string[] choices) => choices[random.Next(choices.Length)];

    private string? AnyOf(IEnumerable<string?> choices)
    {
        var all = choices.OfType<string>().ToList();
        return all.Count == 0 ? null : Any((IReadOnlyList<string>)all);
    }
}
