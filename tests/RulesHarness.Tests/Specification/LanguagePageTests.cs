using System.Text.RegularExpressions;
using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>The reference of the language shows what can be read, and nothing else.</summary>
public sealed class LanguagePageTests
{
    private static readonly string Spec = string.Join(
        '\n',
        LanguagePage.Blocks.Where(block => block.Finding.Length == 0).Select(block => block.Text)
    );

    private static readonly string Model = Regex.Replace(
        Spec,
        "^---$.*?^---$",
        "",
        RegexOptions.Multiline | RegexOptions.Singleline
    );

    [Test]
    public void Page_is_a_spec_without_a_finding() => TestData.Read(Spec).Diagnostics.Should().BeEmpty();

    [Test]
    public void Page_is_read_whole()
    {
        var model = TestData.Model(Spec);
        (
            model.FrontMatter!.Title,
            model.Collections.Count,
            model.Relationships.Count,
            model.AccessPatterns.Count,
            model.Roles.Count,
            model.Indexes.Count
        )
            .Should()
            .Be(("Blog", 20, 6, 6, 5, 5));
        model
            .Policies.DistinctBy(policy => model.RowOf(policy.Collection))
            .Sum(policy => policy.Permissions.Count)
            .Should()
            .Be(
                Regex.Count(Spec, "(?m)^  - .* can(not)? .*|^- \\*\\*.* can .*") + 1,
                "each sentence is read, and the projection for both of its collections"
            );
    }

    [Test]
    public void Page_has_cases() =>
        CaseGenerator.Generate(TestData.Model(Spec), new FixtureOptions(), TestData.Now).Cases.Should().NotBeEmpty();

    [TestCaseSource(nameof(Mistakes))]
    public void Mistake_of_the_page_gives_its_finding(string finding, string text)
    {
        var found = TestData
            .Read(Model + Completed(text))
            .Diagnostics.Where(one => one.Severity == Severity.Error)
            .ToList();
        found.Select(one => one.Id).Distinct().Should().Equal([finding], string.Join('\n', found));
    }

    [TestCaseSource(nameof(Forms))]
    public void Forms_of_a_row_are_read_and_mean_the_same(string heading, IReadOnlyList<string> forms, string second)
    {
        forms.Should().NotBeEmpty("a row shows a form in code");
        var meanings = forms.Select(form => Meaning(heading, form, second)).ToList();
        meanings.Should().AllBe(meanings[0]).And.NotContain("");
    }

    [TestCaseSource(nameof(Sentences))]
    public void Sentence_in_the_text_is_read(string sentence)
    {
        var policy = TestData
            .Model(
                TestData.BlogWith(
                    "- **teams:** Team member can get docs.",
                    $"- **teams:** Team member can get docs.\n- **posts:** {sentence.Replace("authorId", "title", StringComparison.Ordinal)}"
                )
            )
            .Policies.Single(policy => policy.Collection.Text == "posts");
        (policy.Permissions.Count > 7 || policy.Owner!.Field != "authorId").Should().BeTrue();
    }

    [Test]
    public void Page_has_what_its_tests_look_for()
    {
        LanguagePage.Blocks.Count(block => block.Finding.Length > 0).Should().BeGreaterThan(8);
        LanguagePage
            .Rows.Select(row => row.Heading)
            .Distinct()
            .Should()
            .BeEquivalentTo([
                "`schema-probes`",
                "Primary key",
                "Row",
                "Type",
                "Field",
                "Role's condition",
                "Constraint",
                "In parentheses",
                "Filter",
                "Sort",
                "Limit",
                "Kind",
                "Actor",
                "Verb",
                "Object",
                "Change of a field",
                "Write of another document",
                "Condition",
                "Transform",
            ]);
        LanguagePage.Sentences.Should().HaveCountGreaterThan(2);
    }

    /// <summary>The meaning of a form, as text: the model of the small product, with the form in its place.</summary>
    private static string Meaning(string heading, string form, string second) =>
        heading switch
        {
            "`schema-probes`" =>
                $"{TestData.Model($"---\nschema-probes: {form}\n---\n\n{Model}").FrontMatter!.SchemaProbes}",
            "Primary key" =>
                $"{TestData.Model(TestData.BlogWith("| Teams | auto-generated |", $"| Teams | {form} |")).Collection("teams")!.Key}",
            "Row" => Row(form),
            "Type" => $"{Field(Escaped(form), "").Type}",
            "Field" => Named(form, second.Trim('`')),
            "Role's condition" =>
                $"{TestData.Model(TestData.BlogWith("| Post author | `posts/{postId}.authorId == uid` |", $"| Member | `{form}` |").Replace("- **posts/{postId}/comments:** Anyone can read docs.\n  - Owner and Post author can", "- **posts/{postId}/comments:** Anyone can read docs.\n  - Owner can", StringComparison.Ordinal).Replace("| `email` |", "| `org` | string | no | | |\n| `team` | string | no | | |\n| `email` |", StringComparison.Ordinal)).Roles[^1]}",
            "Constraint" => $"{Field(second, form).Constraints}",
            "In parentheses" => Relationship(form),
            "Filter" => $"{Pattern($"{Escaped(form)} | | | |").Filter}",
            "Sort" => Pattern($"| {form} | 5 | |") is var sorted
                ? $"{string.Join(", ", sorted.Sort)}{sorted.Nearest}"
                : "",
            "Limit" =>
                $"{Pattern($"| createdAt | {form} | |").Limit} {Pattern($"| createdAt | {form} | |").Page} {Pattern($"| createdAt | {form} | |").Sort[0]}",
            "Kind" => $"{Pattern($"| | | {form} |").Kind} {Pattern($"| | | {form} |").AggregateField}",
            "Actor" => string.Join(", ", Sentence($"{form} can read docs").Actors),
            "Verb" => string.Join(", ", Sentence($"Owner can {form} docs").Operations),
            "Object" => Sentence($"Owner can update {form}") is var read
                ? $"{read.OwnOnly} {string.Join(", ", read.Only ?? ["-"])} {string.Join(", ", read.Except ?? ["-"])}"
                : "",
            "Transform" => Transform(form),
            "Change of a field" => $"{Sentence($"Owner can {form}").Condition}",
            "Write of another document" => $"{Sentence($"Owner can update docs {form}").Condition}",
            "Condition" => $"{Sentence($"Owner can update docs where {form}").Condition}",
            _ => throw new ArgumentOutOfRangeException(
                nameof(heading),
                heading,
                "the page has a table that this test does not know"
            ),
        };

    /// <summary>The collections that a row of the inventory stands for.</summary>
    private static string Row(string row)
    {
        var path = CollectionPath.TryParse(row.Split(':')[0])!;
        var model = TestData.Model(
            TestData
                .BlogWith(
                    "| `teams` | Teams | auto-generated |\n",
                    $"| `teams` | Teams | auto-generated |\n| `{row}` | x | {(path.DocumentId is null ? "auto" : "")} |\n"
                )
                .Replace(
                    "## Relationships",
                    $"### `{path}`\n\n| Field | Type | Required |\n|---|---|---|\n| `title` | string | yes |\n\n## Relationships",
                    StringComparison.Ordinal
                )
                .Replace(
                    "- **teams:** Team",
                    $"- **{path}:** Anyone can get docs.\n- **teams:** Team",
                    StringComparison.Ordinal
                )
        );
        return string.Join(", ", model.Members(path).Select(member => member.Path));
    }

    /// <summary>The steps of a transform, which are what a row of the mapping becomes.</summary>
    private static string Transform(string form)
    {
        var row = $"| `accounts.city` | `posts.body` | {form} |";
        var spec = Regex.Replace(Spec, @"(?s)\| Old \| New .*", $"| Old | New | Transform |\n|---|---|---|\n{row}\n");
        var found = TestData.Read(spec).Diagnostics.Where(one => one.Id is not ("RH1109" or "RH1110" or "RH1114"));
        found.Should().BeEmpty();
        return string.Join("; ", TestData.Read(spec).Model.Migration.Rows.Single().Steps);
    }

    /// <summary>A field that is declared so, as a condition names it.</summary>
    private static string Named(string declared, string condition) =>
        $"{TestData.Model(TestData.BlogWith("| `name` | string | yes | | Name |\n", $"| `name` | string | yes | | Name |\n| `{declared}` | string | yes | | |\n")
        .Replace("Team member can get docs.", $"Team member can get docs where `{condition}`.", StringComparison.Ordinal)).Policies[5].Permissions[0].Condition}";

    private static Field Field(string type, string constraints) =>
        TestData
            .Model(
                TestData.BlogWith(
                    "| `name` | string | yes | | Name |\n",
                    $"| `name` | string | yes | | Name |\n| `probe` | {type} | yes | {constraints} | Probe |\n"
                )
            )
            .Collection("teams")!
            .Field("probe")!;

    private static string Relationship(string terms)
    {
        var read = TestData
            .Model(TestData.BlogWith("(one-to-many: one team has many posts)", $"({terms}: one team has many posts)"))
            .Relationships[1];
        return $"{read.Cardinality?.Text()} {read.MustExist}";
    }

    private static AccessPattern Pattern(string cells) =>
        TestData
            .Model(
                TestData
                    .BlogWith(
                        "| Front page | `posts` | `status == \"published\"` | `createdAt desc` | 20 | list | | Home |",
                        $"| Front page | `posts` | {cells} | Home |"
                    )
                    .Replace(
                        "| `rating` | int",
                        "| `embedding` | vector 3 | no | | |\n| `rating` | int",
                        StringComparison.Ordinal
                    )
            )
            .AccessPatterns[0];

    private static Permission Sentence(string sentence) =>
        TestData
            .Model(Placed(TestData.BlogWith("  - Owner can read own docs.", $"  - {sentence}.")))
            .Policies[2]
            .Permissions[1];

    /// <summary>The small product with places: posts have one, and teams.</summary>
    private static string Placed(string spec) =>
        spec.Replace(
                "| `rating` | int |",
                "| `place` | geopoint | yes | | |\n| `rating` | int |",
                StringComparison.Ordinal
            )
            .Replace(
                "| `name` | string | yes | | Name |",
                "| `name` | string | yes | | |\n| `place` | geopoint | yes | | |",
                StringComparison.Ordinal
            );

    private static string Escaped(string form) => form.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A mistake in a schema stands for the whole table: its collection is not the page's.</summary>
    private static string Completed(string text) =>
        !text.Contains("## Schema", StringComparison.Ordinal)
            ? $"\n{text}"
            : "\n## Collection Inventory\n\n"
                + $"| Collection | Description | Primary Key |\n|---|---|---|\n| `mistakes` | x | auto |\n\n{text.Replace("### `orgs`", "### `mistakes`", StringComparison.Ordinal)}";

    private static IEnumerable<TestCaseData> Mistakes() =>
        LanguagePage
            .Blocks.Where(block => block.Finding.Length > 0)
            .Select(block =>
                new TestCaseData(block.Finding, block.Text).SetArgDisplayNames(
                    block.Finding,
                    block.Text.Trim().Split('\n')[^1]
                )
            );

    private static IEnumerable<TestCaseData> Forms() =>
        LanguagePage.Rows.Select(row =>
            new TestCaseData(row.Heading, row.Forms, row.Second).SetArgDisplayNames(
                row.Heading,
                string.Join(", ", row.Forms)
            )
        );

    private static IEnumerable<string> Sentences() => LanguagePage.Sentences;
}
