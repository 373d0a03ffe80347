using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>The declared indexes, as a table and as bullets.</summary>
public sealed class IndexSectionTests
{
    private const string Row = "| `posts` | `status` asc, `createdAt` desc | collection |";

    [TestCase(
        "| `posts` | `status` asc, `createdAt` desc | collection |",
        "posts False status Ascending, createdAt Descending"
    )]
    [TestCase("| posts | status, createdAt descending | |", "posts False status Ascending, createdAt Descending")]
    [TestCase(
        "| `posts` | `tags` array-contains, `rating` | collection |",
        "posts False tags ArrayContains, rating Ascending"
    )]
    [TestCase(
        "| `posts` | `stats.likes` desc, `__name__` desc | collection |",
        "posts False stats.likes Descending, __name__ Descending"
    )]
    [TestCase("| `comments` | `text` asc | collection group |", "comments True text Ascending")]
    [TestCase("| `**/comments` | `text` asc | |", "comments True text Ascending")]
    [TestCase("| `posts/{postId}/comments` | `text` asc | collection |", "comments False text Ascending")]
    public void Row_declares(string row, string meant) => Shown(TestData.BlogWith(Row, row)).Should().Be(meant);

    [TestCase("- `posts`: `status` asc, `createdAt` desc", "posts False status Ascending, createdAt Descending")]
    [TestCase("- `posts`: `tags` array-contains", "posts False tags ArrayContains")]
    [TestCase("- `comments`: `text` desc (collection group)", "comments True text Descending")]
    [TestCase("- `**/comments`: `text` desc", "comments True text Descending")]
    public void Bullet_declares(string bullet, string meant)
    {
        var section = TestData.Blog.IndexOf("## Indexes", StringComparison.Ordinal);
        Shown($"{TestData.Blog[..section]}## Indexes\n\n{bullet}\n").Should().Be(meant);
    }

    [TestCase("- `comments`: `mood` asc, `stars` desc")]
    [TestCase("- `comments`: `authorId` asc, `text` desc")]
    [TestCase("- `comments`: `mood` asc (collection group)")]
    [TestCase("- `**/comments`: `stars` desc")]
    [TestCase("- `comments`: `mood` asc, `__name__` desc")]
    [TestCase("| Collection | Fields | Scope |\n|---|---|---|\n| `comments` | `mood` asc, `stars` asc | collection |")]
    public void Index_is_of_every_collection_of_its_name(string declared)
    {
        const string Other =
            "\n## Collection Inventory\n\n| Collection | Description | Primary Key |\n|---|---|---|\n| `comments` | x | auto |\n\n"
            + "## Schema Definitions\n\n### `comments`\n\n| Field | Type | Required |\n|---|---|---|\n| `mood` | string | yes |\n| `stars` | int | yes |\n"
            + "\n## Security Rules\n\n- **comments:** Anyone can get docs where `mood == \"good\"`.\n";
        var section = TestData.Blog.IndexOf("## Indexes", StringComparison.Ordinal);
        var text = $"{TestData.Blog[..section]}{Other}\n## Indexes\n\n{declared}\n".Replace(
            "| My comments | `**/comments` | `authorId == uid` | |",
            "| My comments | `**/comments` | `authorId == uid` | `text desc` |",
            StringComparison.Ordinal
        );
        var findings = TestData
            .Read(text.Replace("- **`**/comments`:** Owner can list own docs.\n", "", StringComparison.Ordinal))
            .Diagnostics;
        findings.Should().BeEmpty();
    }

    private static string Shown(string text)
    {
        var index = TestData.Model(text).Indexes[0];
        return $"{index.CollectionGroup} {index.IsGroupScope} {string.Join(", ", index.Fields.Select(field => $"{field.FieldPath} {field.Mode}"))}";
    }

    [TestCase("As in the index file.", false)]
    [TestCase("as in the index file", false)]
    [TestCase("Indexes follow from the access patterns.", true)]
    public void Section_lists_indexes_unless_it_leaves_them_to_the_file(string sentence, bool isList)
    {
        var model = TestData.Model(TestData.Blog.Split("## Indexes")[0] + $"## Indexes\n\n{sentence}\n");

        (model.HasIndexSection, model.LeavesIndexesToFile).Should().Be((isList, !isList));
    }

    [Test]
    public void Vector_has_a_number_of_dimensions() =>
        TestData
            .Model(TestData.Blog + "\n## Indexes\n\n- `posts`: `rating` asc, `body` vector 768\n")
            .Indexes[^1]
            .Fields.Should()
            .Equal(
                new IndexField("rating", IndexMode.Ascending),
                new IndexField("body", IndexMode.Vector) { Dimension = 768 }
            );
}
