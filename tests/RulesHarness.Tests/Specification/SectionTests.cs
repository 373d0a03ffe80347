namespace RulesHarness.Tests.Specification;

/// <summary>Sections, front matter, and what editors do to a text.</summary>
public sealed class SectionTests
{
    private static readonly string Expected = Shown(TestData.Blog);

    [Test]
    public void Sections_in_the_opposite_order_give_the_same_model()
    {
        var parts = TestData.Blog.Split("\n## ");
        Shown($"{parts[0]}\n## {string.Join("\n\n## ", parts.Skip(1).Reverse())}").Should().Be(Expected);
    }

    [TestCase("\n", "\r\n", TestName = "{m}(CRLF)")]
    [TestCase("---\nid", "\uFEFF---\nid", TestName = "{m}(byte order mark)")]
    [TestCase(" | ", "\t|\t", TestName = "{m}(tabs)")]
    [TestCase(" → ", " -> ", TestName = "{m}(arrows of two signs)")]
    [TestCase(" → ", " => ", TestName = "{m}(double arrows)")]
    [TestCase(" → ", " â†’ ", TestName = "{m}(arrows in a wrong encoding)")]
    [TestCase("` → ", "`â†’", TestName = "{m}(arrows without space)")]
    [TestCase(" → references ", " → ", TestName = "{m}(arrows alone)")]
    [TestCase("## Collection Inventory", "## collection inventory:", TestName = "{m}(case and colon)")]
    [TestCase(
        "## Collection Inventory",
        "Collection Inventory\n--------------------",
        TestName = "{m}(underlined heading)"
    )]
    [TestCase("- **", "* **", TestName = "{m}(asterisks as bullets)")]
    [TestCase("**profiles:**", "**profiles**:", TestName = "{m}(colon outside)")]
    [TestCase("**profiles:**", "`profiles`:", TestName = "{m}(collection as code)")]
    [TestCase("**`**/comments`:**", "`**/comments`:", TestName = "{m}(group as code)")]
    [TestCase(
        "  - Team member can read docs.\n",
        "\n  Team member can read docs.\n",
        TestName = "{m}(a paragraph below a bullet)"
    )]
    [TestCase("can read own docs.", "can\n    read own docs.", TestName = "{m}(a broken line)")]
    [TestCase("\n", "\r", TestName = "{m}(CR)")]
    [TestCase("---\nid", "ï»¿---\nid", TestName = "{m}(byte order mark in a wrong encoding)")]
    [TestCase("- **", "-\u00a0**", TestName = "{m}(spaces that do not break)")]
    [TestCase(" | ", "Â\u00a0|Â\u00a0", TestName = "{m}(spaces that do not break, in a wrong encoding)")]
    [TestCase("- **", "– **", TestName = "{m}(dashes as bullets)")]
    [TestCase("- **", "• **", TestName = "{m}(dots as bullets)")]
    [TestCase("|---", "|—", TestName = "{m}(rules of long dashes)")]
    [TestCase("|---", "|â€”", TestName = "{m}(rules of long dashes in a wrong encoding)")]
    [TestCase("one-to-many", "one–to–many", TestName = "{m}(dashes in words)")]
    [TestCase("0..10 |", "0…10 |", TestName = "{m}(an ellipsis as a range)")]
    [TestCase("`status` asc", "\u00b4status\u00b4 asc", TestName = "{m}(accents as backticks)")]
    [TestCase("## Access Patterns", "## 6. Access Patterns", TestName = "{m}(a numbered heading)")]
    [TestCase(
        "- **profiles:** Anyone can read docs.\n",
        "- Accounts\n  - **profiles:** Anyone can read docs.\n",
        TestName = "{m}(a bullet that groups others)"
    )]
    [TestCase("- **follows:** Owner is", "- **follows:** The owner is", TestName = "{m}(an article)")]
    public void Same_spec_written_otherwise_gives_the_same_model(string part, string replacement) =>
        Shown(TestData.Blog.Replace(part, replacement, StringComparison.Ordinal)).Should().Be(Expected);

    [Test]
    public void Typographic_quotes_are_quotes()
    {
        var model = TestData.Model(
            TestData.BlogWith("docs where `status == \"published\"`.", "docs where status == “published”.")
        );
        model.Policies[2].Permissions[0].Condition!.ToString().Should().Be("status == \"published\"");
    }

    [TestCase("'published'")]
    [TestCase("„published”")]
    [TestCase("‘published’")]
    [TestCase("„published“")]
    [TestCase("«published»")]
    [TestCase("“published\"", TestName = "{m}(one of a pair)")]
    [TestCase("\"published”", TestName = "{m}(the other of a pair)")]
    [TestCase("â€œpublishedâ€\u009d", TestName = "{m}(in a wrong encoding)")]
    [TestCase("â€œpublishedâ€\ufffd", TestName = "{m}(in a wrong encoding that lost a sign)")]
    [TestCase("â€˜publishedâ€™", TestName = "{m}(single, in a wrong encoding)")]
    public void Quotes_of_a_kind_make_a_string(string literal)
    {
        var model = TestData.Model(
            TestData.BlogWith("docs where `status == \"published\"`.", $"docs where `status == {literal}`.")
        );
        model.Policies[2].Permissions[0].Condition!.ToString().Should().Be("status == \"published\"");
    }

    [Test]
    public void Apostrophes_in_documentation_hide_no_sentence()
    {
        var model = TestData.Model(
            TestData.BlogWith(
                "- **profiles:** Anyone can read docs.",
                "- **profiles:** The users' faces. Anyone can read docs. All readers' delight."
            )
        );
        model.Policies[1].Permissions.Should().Contain(permission => permission.Text == "Anyone can read docs.");
    }

    [Test]
    public void Front_matter_is_kept()
    {
        var read = TestData.Model(TestData.Blog).FrontMatter!;
        (read.Id, read.Title, read.Status).Should().Be(("blog", "Blog", "draft"));
    }

    [Test]
    public void Spec_without_front_matter_has_none() =>
        TestData
            .Model(TestData.Blog[TestData.Blog.IndexOf("# Blog", StringComparison.Ordinal)..])
            .FrontMatter.Should()
            .BeNull();

    [Test]
    public void Migration_is_kept_as_written() =>
        TestData.Model(TestData.Blog).Migration.Text.Should().Be("Nothing to migrate.");

    [Test]
    public void Additional_columns_are_documentation() =>
        Shown(
                TestData.Blog.Replace(
                    "| Field | Type | Required | Constraints | Description |\n|---|",
                    "| Field | Type | Required | Constraints | Description | Since |\n|---|---|",
                    StringComparison.Ordinal
                )
            )
            .Should()
            .Be(Expected);

    [Test]
    public void Columns_are_found_by_name()
    {
        const string Part = "| Role | Means |\n|---|---|\n| Moderator | `token.moderator == true` |\n";
        const string Turned = "| Means | role |\n|---|---|\n| `token.moderator == true` | Moderator |\n";
        var others = TestData
            .Blog[(TestData.Blog.IndexOf(Part, StringComparison.Ordinal) + Part.Length)..]
            .Split("\n\n")[0];
        Shown(TestData.BlogWith(Part + others, $"{Turned}\n| Role | Means |\n|---|---|\n{others}"))
            .Should()
            .Be(Expected);
    }

    [Test]
    public void Two_bullets_about_a_collection_say_together_what_one_would()
    {
        var model = TestData.Model(
            TestData.BlogWith(
                "- **teams:** Team member can get docs.",
                "- **teams:** Team member can get docs.\n- **teams:** Owner is `name`.\n  - Owner can list own docs."
            )
        );
        var policy = model.Policies.Single(policy => policy.Collection.Text == "teams");
        policy.Permissions.Should().HaveCount(2);
        policy.Owner!.Field.Should().Be("name");
    }

    [Test]
    public void Several_files_make_one_model()
    {
        var cut = TestData.Blog.IndexOf("## Security Rules", StringComparison.Ordinal);
        var reading = RulesHarness.Specification.SpecReader.Read(
            new("a.md", TestData.Blog[..cut]),
            new("b.md", TestData.Blog[cut..])
        );
        reading.Diagnostics.Should().BeEmpty();
        reading
            .Model.Policies.SelectMany(policy => policy.Permissions)
            .Should()
            .OnlyContain(permission => permission.Place.File == "b.md");
    }

    [TestCase("rating â‰¤ 3", "rating <= 3")]
    [TestCase("rating â‰¥ 3", "rating >= 3")]
    [TestCase("rating â‰\u00a0 3", "rating != 3")]
    [TestCase("rating > âˆ’3", "rating > -3")]
    [TestCase("rating > –3", "rating > -3")]
    public void Sign_in_a_wrong_encoding_is_read_as(string written, string meant) =>
        TestData
            .Model(TestData.BlogWith("docs where `status == \"draft\"`.", $"docs where {written}."))
            .Policies[2]
            .Permissions[2]
            .Condition!.ToString()
            .Should()
            .Be(meant);

    [Test]
    public void Place_behind_signs_in_a_wrong_encoding_is_that_of_the_file()
    {
        var text = TestData
            .Blog.Replace(" → ", " â†’ ", StringComparison.Ordinal)
            .Replace("`teams.id`", "`team.id`", StringComparison.Ordinal);
        var found = TestData.Read(text).Diagnostics.Single(finding => finding.Id == "RH1031");
        text.Split('\n')[found.Line - 1][(found.Column - 1)..].Should().StartWith("team.id");
    }

    [TestCase(
        "## Collection Inventory\n\n| Collection | Description | Primary Key |\n|---|---|---|\n| `teams` | Again | auto |\n",
        "b.md:5:3 RH1011 the collection `teams` is declared twice, first in a.md, line 22"
    )]
    [TestCase(
        "## Schema Definitions\n\n### `teams`\n\n| Field | Type | Required |\n|---|---|---|\n| `a` | int | no |\n",
        "b.md:3:5 RH1011 the collection `teams` is declared twice, first in a.md, line 69"
    )]
    [TestCase(
        "## Relationships\n\n- `posts.teamId` -> `teams.id`\n",
        "b.md:3:4 RH1033 the relationship of `posts.teamId` to `teams.id` is declared twice, first in a.md, line 84"
    )]
    [TestCase(
        "## Security Rules\n\n| Role | Means |\n|---|---|\n| Moderator | `token.m == true` |\n",
        "b.md:5:3 RH1061 `Moderator` can't be the name of this role: it is declared twice, first in a.md, line 103"
    )]
    [TestCase(
        "## Security Rules\n\n- **follows:** Owner is `followeeId`.\n",
        "b.md:3:16 RH1056 the owner of a document of `follows` could be `followerId` or `followeeId`"
    )]
    public void What_two_files_declare_is_reported_with_both(string other, string expected)
    {
        var reading = RulesHarness.Specification.SpecReader.Read(new("a.md", TestData.Blog), new("b.md", other));
        reading
            .Diagnostics.Select(found => $"{found.File}:{found.Line}:{found.Column} {found.Id} {found.Message}")
            .Should()
            .Equal(expected);
    }

    [Test]
    public void Names_of_hyphens_and_digits_are_spoken_of_everywhere()
    {
        const string Text = """
            ## Database Choice

            Firestore.

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            | `users` | x | auth uid |
            | `items-2` | x | auto |
            | `items-2/{item-2}/2fa_codes` | x | auto |

            ## Schema Definitions

            ### `users`

            | Field | Type | Required |
            |---|---|---|
            | `a1` | int | yes |

            ### `items-2`

            | Field | Type | Required |
            |---|---|---|
            | `ownerId` | string | yes |

            ### `items-2/{item-2}/2fa_codes`

            | Field | Type | Required |
            |---|---|---|
            | `code` | string | yes |

            ## Relationships

            - `items-2.ownerId` -> `users.id`

            ## Access Patterns

            | Query | Collection | Filters | Sort |
            |---|---|---|---|
            | a | `**/2fa_codes` | `code == code` | |

            ## Security Rules

            | Role | Means |
            |---|---|
            | Keeper | `items-2/{item-2}.ownerId == uid` |

            - **users:** Owner can read own users.
            - **items-2:** Owner can read own items-2.
              - Anyone can get an items-2 where {item-2} == "x".
            - **items-2/{item-2}/2fa_codes:** Keeper can read the 2fa_codes.
            - **`**/2fa_codes`:** Nobody can delete a 2fa_code.

            ## Indexes

            - `2fa_codes`: `code` asc
            - `items-2`: `ownerId` asc
            """;
        var reading = TestData.Read(Text);
        reading.Diagnostics.Should().BeEmpty();
        reading.Model.Policies.SelectMany(policy => policy.Permissions).Should().HaveCount(5);
    }

    [Test]
    public void Nothing_to_read_is_a_finding_for_each_missing_section() =>
        TestData.Read("").Diagnostics.Select(found => found.Id).Should().Equal("RH1003", "RH1003", "RH1003");

    /// <summary>The content of a model, without places.</summary>
    private static string Shown(string text)
    {
        var model = TestData.Model(text);
        return string.Join(
            "\n",
            [
                .. model.Collections.Select(collection =>
                    $"{collection.Path} {collection.Key} {string.Join(", ", collection.Fields.Select(field => $"{field.Name}: {field.Type} {field.Required} {field.Constraints}"))}"
                ),
                .. model.Relationships.Select(relationship =>
                    $"{relationship.From} {relationship.To} {relationship.Cardinality}"
                ),
                .. model.AccessPatterns.Select(pattern =>
                    $"{pattern.Name} {pattern.Collection} {pattern.Filter} {string.Join(", ", pattern.Sort)} {pattern.Limit} {pattern.Kind}"
                ),
                .. model.Roles.Select(role => role.Name),
                .. model.Policies.SelectMany(policy =>
                    policy.Permissions.Select(permission =>
                        $"{policy.Collection} {policy.Owner?.Field} {permission.Text}"
                    )
                ),
                .. model.Indexes.Select(index =>
                    $"{index.CollectionGroup} {index.IsGroupScope} {string.Join(", ", index.Fields)}"
                ),
            ]
        );
    }
}
