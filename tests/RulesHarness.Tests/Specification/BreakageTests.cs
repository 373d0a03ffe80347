namespace RulesHarness.Tests.Specification;

/// <summary>
/// One thing that breaks much of a spec is one finding, and not one for each name that can no longer be found.
/// </summary>
public sealed class BreakageTests
{
    [TestCase(
        "Firestore.\n",
        "Firestore.\n\n```\nnot closed\n",
        "RH1066",
        TestName = "{m}(a code fence that is not closed)"
    )]
    [TestCase("### `posts`\n", "~~~yaml\n\n### `posts`\n", "RH1066", TestName = "{m}(a code fence before a schema)")]
    [TestCase("Firestore.\n", "Firestore.\n\n<!-- later\n", "RH1066", TestName = "{m}(a comment that is not closed)")]
    [TestCase(
        "## Collection Inventory\n\n",
        "## Collection Inventory\n\n<div>\n",
        "RH1067",
        TestName = "{m}(HTML that hides the inventory)"
    )]
    [TestCase(
        "### `posts`\n\n",
        "### `posts`\n\n<details><summary>Fields</summary>\n",
        "RH1067",
        TestName = "{m}(HTML that hides a schema)"
    )]
    [TestCase(
        "## Collection Inventory\n",
        "## Collections\n",
        "RH1003",
        TestName = "{m}(an inventory of another name)"
    )]
    [TestCase(
        "## Collection Inventory\n",
        "## Colection Inventory\n",
        "RH1007",
        TestName = "{m}(an inventory that is misspelled)"
    )]
    [TestCase(
        "## Schema Definitions\n",
        "## Schema Definition\n",
        "RH1007",
        TestName = "{m}(schemas that are misspelled)"
    )]
    [TestCase(
        "## Collection Inventory\n",
        "### Collection Inventory\n",
        "RH1065",
        TestName = "{m}(an inventory on the third level)"
    )]
    [TestCase(
        "## Schema Definitions\n",
        "### Schema Definitions\n",
        "RH1065",
        TestName = "{m}(schemas on the third level)"
    )]
    [TestCase("### `posts`\n", "## `posts`\n", "RH1065", TestName = "{m}(a schema on the second level)")]
    [TestCase("### `users`\n", "# users\n", "RH1065", TestName = "{m}(a schema on the first level)")]
    [TestCase(
        "## Access Patterns\n",
        "#### Access Patterns\n",
        "RH1065",
        TestName = "{m}(access patterns on the fourth level)"
    )]
    [TestCase(
        "| Collection | Description | Primary Key |\n|---|---|---|\n",
        "| Collection | Description | Primary Key |\n",
        "RH1068",
        TestName = "{m}(an inventory without hyphens)"
    )]
    [TestCase(
        "| Collection | Description | Primary Key |\n|---|---|---|\n",
        "| Collection | Description | Primary Key |\n\n|---|---|---|\n",
        "RH1068",
        TestName = "{m}(an inventory cut below its heading)"
    )]
    [TestCase("| Role | Means |\n|---|---|\n", "| Role | Means |\n", "RH1068", TestName = "{m}(roles without hyphens)")]
    [TestCase(
        "| Role | Means |\n|---|---|\n",
        "The roles:\n| Role | Means |\n|---|---|\n",
        "RH1068",
        TestName = "{m}(roles that touch a text)"
    )]
    [TestCase(
        "| `posts` | Articles | auto-generated |\n",
        "\n| `posts` | Articles | auto-generated |\n",
        "RH1068",
        TestName = "{m}(an inventory in two parts)"
    )]
    [TestCase(
        "| Collection | Description | Primary Key |\n",
        "| Name | Description | Primary Key |\n",
        "RH1005",
        TestName = "{m}(an inventory without its first column)"
    )]
    [TestCase(
        "| `posts` | Articles | auto-generated |\n",
        "",
        "RH1020",
        TestName = "{m}(a collection that is not in the inventory)"
    )]
    [TestCase("status: draft\n---\n", "status: draft\n", "RH1002", TestName = "{m}(front matter without an end)")]
    [TestCase(
        "### Sentences\n",
        "### Sentences\n\nThese are the sentences.\n---\n",
        "RH1069",
        TestName = "{m}(a line of hyphens below a text)"
    )]
    [TestCase(
        "### `teams`\n\n| Field | Type | Required | Constraints | Description |\n|---|---|---|---|---|\n| `name` | string | yes | | Name |\n",
        "",
        "RH1021",
        TestName = "{m}(a schema that is missing)"
    )]
    public void Breakage_of_a_spec_is_one_finding(string part, string replacement, string expected)
    {
        var at = TestData.Blog.IndexOf(part, StringComparison.Ordinal);
        at.Should().BeGreaterThan(0);
        var text = TestData.Blog[..at] + replacement + TestData.Blog[(at + part.Length)..];

        var found = TestData.Read(text).Diagnostics;

        found.Select(one => one.Id).Distinct().Should().BeEquivalentTo(expected.Split(' '), string.Join('\n', found));
        found.Should().HaveCountLessThanOrEqualTo(2, string.Join('\n', found));
    }

    [Test]
    public void Text_below_an_underlined_heading_of_its_own_is_documentation() =>
        TestData
            .Read(
                TestData.BlogWith(
                    "## Data Migration",
                    "Appendix\n--------\n\n- **posts:** Anyone can do what he likes.\n\n## Data Migration"
                )
            )
            .Diagnostics.Should()
            .BeEmpty();

    [TestCase("Firestore.\n\n```json\n{}\n```\n")]
    [TestCase("Firestore.\n\n<!-- to do: | a | b | -->\n")]
    [TestCase("Firestore.\n\n<details>\n\nText.\n\n</details>\n")]
    [TestCase("Firestore.\n\n<div>\nText.\n</div>\n")]
    public void Code_comments_and_HTML_are_documentation(string replacement) =>
        TestData.Read(TestData.BlogWith("Firestore.\n", replacement)).Diagnostics.Should().BeEmpty();
}
