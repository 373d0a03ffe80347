using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Firestore.Values;
using RulesHarness.Tests.Tracing;

namespace RulesHarness.Tests.Semantics;

/// <summary>The fields that an update changes, where they are in maps that may be absent.</summary>
public sealed class ChangedFieldTests
{
    private static readonly IReadOnlyDictionary<string, object?> Empty = FieldTree.Empty;

    private static readonly IReadOnlyDictionary<string, object?> Height = Map("height", 180L);

    private static readonly IReadOnlyDictionary<string, object?> Both = new Dictionary<string, object?>
    {
        ["height"] = 180L,
        ["weight"] = 80L,
    };

    private static readonly TestCaseData[] Writes =
    [
        new TestCaseData(Empty, Profile(Height), new[] { "profile.height" }).SetArgDisplayNames(
            "a map comes with one field"
        ),
        new TestCaseData(Profile(Height), Empty, new[] { "profile.height" }).SetArgDisplayNames("a map goes"),
        new TestCaseData(Empty, Profile(Both), new[] { "profile.height", "profile.weight" }).SetArgDisplayNames(
            "a map comes with two fields"
        ),
        new TestCaseData(Profile(Height), Profile(Both), new[] { "profile.weight" }).SetArgDisplayNames(
            "a field comes"
        ),
        new TestCaseData(Profile(Height), Profile(Map("height", 181L)), new[] { "profile.height" }).SetArgDisplayNames(
            "a field changes"
        ),
        new TestCaseData(Profile(Height), Profile(Empty), new[] { "profile.height" }).SetArgDisplayNames(
            "the last field goes"
        ),
        new TestCaseData(Empty, Profile(Empty), new[] { "profile" }).SetArgDisplayNames("an empty map comes"),
        new TestCaseData(Empty, Profile(Map("body", Height)), new[] { "profile.body.height" }).SetArgDisplayNames(
            "a map in a map comes"
        ),
        new TestCaseData(
            Profile(Empty),
            Profile(Map("body", Height)),
            new[] { "profile.body.height" }
        ).SetArgDisplayNames("a map comes into a map"),
        new TestCaseData(Map("profile", null), Profile(Height), new[] { "profile" }).SetArgDisplayNames(
            "null becomes a map"
        ),
        new TestCaseData(Profile(Height), Map("profile", "tall"), new[] { "profile" }).SetArgDisplayNames(
            "a map becomes text"
        ),
        new TestCaseData(Profile(Height), Profile(Height), Array.Empty<string>()).SetArgDisplayNames("nothing changes"),
    ];

    [TestCaseSource(nameof(Writes))]
    public void Changed_fields_are(
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> after,
        string[] changed
    ) => FieldTree.ChangedFields(before, after).Should().Equal(changed);

    // What `diff` and `affectedKeys` see of the map as a whole, and of the fields in it.
    private const string OnlyTags = "incoming().diff(resource.data).affectedKeys().hasOnly(['tags'])";
    private const string OnlyColour =
        $"{OnlyTags} && incoming().get('tags', {{}}).diff(resource.data.get('tags', {{}})).affectedKeys().hasOnly(['colour'])";
    private const string NotColour =
        "!incoming().get('tags', {}).diff(resource.data.get('tags', {})).affectedKeys().hasAny(['colour'])";
    private const string KeepsOwner = "incoming().ownerId == resource.data.ownerId";

    [TestCase("only `tags.colour`", OnlyColour, true)]
    [TestCase("only `tags.colour`", OnlyTags, false)]
    [TestCase("only `tags.colour` and `tags.size`", OnlyTags, true)]
    [TestCase("only `tags`", OnlyTags, true)]
    [TestCase("only `tags`", OnlyColour, false)]
    [TestCase("except `tags.colour`", NotColour, true)]
    [TestCase("except `tags.colour`", "true", false)]
    [TestCase(
        "only `text` and `tags.colour`",
        "incoming().diff(resource.data).affectedKeys().hasOnly(['text', 'tags']) && incoming().get('tags', {}).diff(resource.data.get('tags', {})).affectedKeys().hasOnly(['colour'])",
        true
    )]
    [TestCase(
        "only `text` and `tags.colour`",
        "incoming().diff(resource.data).affectedKeys().hasOnly(['text', 'tags'])",
        false
    )]
    public async Task Sentence_about_a_field_of_an_optional_map_means(string limit, string condition, bool holds)
    {
        var spec = $"---\nschema-probes: off\n---\n{Notes.Spec}"
            .Replace(
                "| `text` | string | yes | length 1..100 | |",
                "| `text` | string | yes | length 1..100 | |\n| `tags.colour` | string | no | | |\n| `tags.size` | int | no | | |",
                StringComparison.Ordinal
            )
            .Replace(
                "  - Owner can create own docs.",
                $"  - Owner can create own docs.\n  - Owner can update own docs, {limit}.",
                StringComparison.Ordinal
            );
        var rules = Notes
            .With(
                "allow delete:",
                $$"""
                function incoming() { return request.resource.data; }
                  allow update: if mine(resource.data) && {{KeepsOwner}} && {{condition}};
                  allow delete:
                """
            )
            .Replace("hasOnly(['ownerId', 'text'])", "hasOnly(['ownerId', 'text', 'tags'])", StringComparison.Ordinal);
        var report = await Notes.CheckAsync(rules, spec);

        var updates = report.Verdicts.Where(verdict => verdict.Case.Request is UpdateRequest).ToList();
        updates.Should().Contain(verdict => verdict.Case.IsAllowed).And.Contain(verdict => !verdict.Case.IsAllowed);
        updates
            .All(verdict => verdict.Status == CaseStatus.Passed)
            .Should()
            .Be(
                holds,
                string.Join(
                    "; ",
                    updates
                        .Where(verdict => verdict.Status != CaseStatus.Passed)
                        .Select(verdict =>
                            $"{verdict.Case.Title} {RequestText.Of(verdict.Case.Request)} {verdict.Message}"
                        )
                )
            );
    }

    private static Dictionary<string, object?> Profile(IReadOnlyDictionary<string, object?> map) => Map("profile", map);

    private static Dictionary<string, object?> Map(string key, object? value) => new() { [key] = value };
}
