using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Reporting;
using RulesHarness.Specification.Model;
using RulesHarness.Tests.Fixtures.Authoring;
using RulesHarness.Tracing;

namespace RulesHarness.Tests.Specification;

/// <summary>Rows of the inventory that stand for a single document, a tree, or collections of any name.</summary>
public sealed class RowTests
{
    private const string Spec = """
        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `config/main` | x | |
        | `pax` | x | auto |
        | `pax/{paxId}/**` | x | auto |
        | `pax/{paxId}/photos` | x | auto |
        | `pages/**` | x | auto |
        | `{kind}`: `cats`, `dogs` | x | auto |
        | `pax/{paxId}/photos/{photoId}/{list}` | x | auto |

        ## Schema Definitions

        ### `config/main`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ### `pax`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ### `pax/{paxId}/**`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ### `pax/{paxId}/photos`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ### `pages/**`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ### `{kind}`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ### `pax/{paxId}/photos/{photoId}/{list}`

        | Field | Type | Required |
        |---|---|---|
        | `title` | string | yes |

        ## Access Patterns

        | Query | Collection | Filters | Sort |
        |---|---|---|---|
        | Lines of a note | `pax/{paxId}/notes/{noteId}/lines` | | `title` |
        | Animals | `{kind}` | | `title` |
        | Likes | `pax/{paxId}/photos/{photoId}/likes` | | `title` |

        ## Security Rules

        - **config/main:** Anyone can read the doc.
        - **pax:** Anyone can get docs.
        - **pax/{paxId}/**:** Anyone can read docs.
        - **pax/{paxId}/photos:** Anyone can get docs.
        - **pages/**:** Anyone can get docs.
        - **{kind}:** Anyone can read docs where `token.kinds has {kind}`.
        - **pax/{paxId}/photos/{photoId}/{list}:** Anyone can list docs.

        """;

    private static readonly DataModel Model = TestData.Model(Spec);

    [TestCase("config/main", "config/main")]
    [TestCase(
        "pax/{paxId}/**",
        "pax/{paxId}/anything, pax/{paxId}/anything/{aboveId}/below, pax/{paxId}/notes/{noteId}/lines, pax/{paxId}/notes"
    )]
    [TestCase("pages/**", "pages, pages/{aboveId}/below")]
    [TestCase("{kind}", "cats, dogs")]
    [TestCase(
        "pax/{paxId}/photos/{photoId}/{list}",
        "pax/{paxId}/photos/{photoId}/anything, pax/{paxId}/photos/{photoId}/likes"
    )]
    public void Row_is_tested_in_its_collections(string row, string collections) =>
        string.Join(", ", Model.Members(CollectionPath.TryParse(row)!).Select(one => one.Path))
            .Should()
            .Be(collections);

    [TestCase("config/main", "config/main")]
    [TestCase("config/other", null)]
    [TestCase("pax/p", "pax")]
    [TestCase("pax/p/photos/f", "pax/{paxId}/photos")]
    [TestCase("pax/p/photos/f/likes/l", "pax/{paxId}/photos/{photoId}/{list}")]
    [TestCase("pax/p/files/f", "pax/{paxId}/**")]
    [TestCase("pax/p/files/f/lines/l/words/w", "pax/{paxId}/**")]
    [TestCase("pages/p/files/f/lines/l", "pages/**")]
    [TestCase("cats/c", "{kind}")]
    [TestCase("birds/b", null)]
    [TestCase("cats/c/toys/t", null)]
    public void Document_is_of_the_row_that_says_most_of_it(string document, string? row) =>
        (Model.CollectionOf(document)?.Row.Text).Should().Be(row);

    [Test]
    public void Single_document_is_not_listed() =>
        Model.Policies[0].Permissions.Single().Operations.Should().Equal(Operation.Get);

    [Test]
    public void Reports_show_each_row_once()
    {
        string[] rows =
        [
            "config/main",
            "pax",
            "pax/{paxId}/**",
            "pax/{paxId}/photos",
            "pages/**",
            "{kind}",
            "pax/{paxId}/photos/{photoId}/{list}",
        ];

        PermissionMatrix.Of(Model).Select(matrix => matrix.Collection.Text).Should().Equal(rows);
        Model.Rows.Select(row => row.Row.Text).Should().Equal(rows);
        SpecJson.Write(TestData.Read(Spec)).Split("Anyone can read docs.").Should().HaveCount(2);
    }

    [Test]
    public void Mutated_rows_have_cases_or_a_finding([Range(0, 4)] int block)
    {
        foreach (var seed in Enumerable.Range(block * 20, 20))
        {
            var text = SpecMutations.Of(Spec, seed);
            var generating = FluentActions.Invoking(() =>
                TestData.Read(text) is { IsUsable: true } usable
                    ? CaseGenerator.Generate(usable.Model, new FixtureOptions(), TestData.Now).Cases.Count
                    : 1
            );

            generating.Should().NotThrow($"seed {seed}").Which.Should().BePositive($"seed {seed}");
        }
    }

    [TestCase("config/main", "config/main")]
    [TestCase("pax/p/notes", "pax/p/notes/note-1")]
    [TestCase("pax/p/files", "pax/p/files/file-1")]
    [TestCase("pax/p/files/f/lines", "pax/p/files/f/lines/line-1")]
    [TestCase("pages", "pages/page-1")]
    [TestCase("dogs", "dogs/dog-1")]
    public void Fixture_of_a_row_is_at_the_path_that_was_named(string collection, string path)
    {
        var fixture = Authored.Of(Spec).Of(collection);

        fixture.Path.Should().Be(path);
        fixture.Data.Keys.Should().Equal("title");
    }
}
