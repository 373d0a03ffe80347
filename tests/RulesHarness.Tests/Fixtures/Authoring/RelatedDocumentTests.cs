using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Fixtures.Authoring;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Fixtures.Authoring;

public sealed class RelatedDocumentTests
{
    private static IEnumerable<TestCaseData> Needs =>
        [
            Case(
                Authored.Sample.Of("posts").With(new { authorId = "ann", orgId = "o1" }),
                "orgs/o1",
                "users/ann",
                "users/user-*"
            ),
            Case(
                Authored.Sample.Of("posts/p1/comments").With(new { authorId = "ann" }),
                "posts/p1",
                "users/ann",
                "orgs/org-*",
                "users/user-*"
            ),
            Case(
                Authored.Sample.Of("posts/p1/likes").WithId("ann"),
                "posts/p1",
                "users/ann",
                "orgs/org-*",
                "users/user-*"
            ),
            Case(
                Authored
                    .Sample.Of("reports")
                    .With(
                        new
                        {
                            reporterId = "ann",
                            assigneeId = "bob",
                            postId = "p1",
                        }
                    ),
                "posts/p1",
                "users/ann",
                "users/bob",
                "orgs/org-*",
                "users/user-*"
            ),
        ];

    [TestCaseSource(nameof(Needs))]
    public void Related_documents_are_those_above_and_those_referred_to_and_what_they_need(
        DocumentFixture fixture,
        string[] expected
    )
    {
        var paths = fixture.Related.Select(one => one.Path).ToList();

        paths.Should().OnlyHaveUniqueItems().And.NotContain(fixture.Path);
        expected.Should().OnlyContain(pattern => paths.Any(path => Matches(path, pattern)), string.Join(", ", paths));
        paths.Should().OnlyContain(path => expected.Any(pattern => Matches(path, pattern)));
    }

    [Test]
    public void Document_that_refers_to_nothing_needs_nothing() =>
        Authored.Sample.Of("users").Related.Should().BeEmpty();

    [Test]
    public void Reference_that_is_null_needs_nothing() =>
        Authored
            .Sample.Of("posts")
            .With(new { authorId = "ann", orgId = (string?)null })
            .Related.Select(one => one.Path)
            .Should()
            .Equal("users/ann");

    [Test]
    public void Document_that_belongs_to_a_user_needs_the_account() =>
        Authored.Sample.Of("publicProfiles").WithId("ann").Related.Select(one => one.Path).Should().Equal("users/ann");

    [Test]
    public void Field_that_is_wrong_needs_nothing() =>
        Authored
            .Sample.Of("posts")
            .With(new { orgId = (string?)null })
            .WithViolation(ViolationKind.WrongType, "authorId")
            .Related.Should()
            .BeEmpty();

    [Test]
    public void Document_found_by_a_field_has_its_value()
    {
        var settings = Authored.Everything.Of("settings").With(new { shelf = "abcdef" });

        settings
            .Related.Single(one =>
                one.Path.StartsWith("shelves/abcdef", StringComparison.Ordinal)
                && !one.Path.Contains("boxes", StringComparison.Ordinal)
            )
            .Data["code"]
            .Should()
            .Be("abcdef");
    }

    [Test]
    public void References_as_values_and_in_lists_are_followed()
    {
        var thing = Authored.Everything.Of("things").With(new { ownerIds = new[] { "ann", "bob" } });

        thing
            .Related.Select(one => one.Path)
            .Should()
            .Contain(["users/ann", "users/bob"])
            .And.HaveCount(3, "the reference leads to a user too");
    }

    [TestCase("")]
    [TestCase("a/b")]
    public void Reference_to_what_can_be_no_document_is_reported(string id)
    {
        var fixture = Authored.Sample.Of("posts").With(new { authorId = id });

        fixture
            .Invoking(one => one.Related)
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage($"posts/post-1 needs a document `users/{id}`, which can't be made: *");
    }

    [Test]
    public void Documents_that_refer_to_each_other_come_to_an_end()
    {
        var spec = TestData
            .Text("Fixtures/Data/everything.md")
            .Replace(
                "- `things.ownerIds`",
                "- `users.name` -> references `users.id` (one-to-many)\n- `things.ownerIds`",
                StringComparison.Ordinal
            );

        Authored
            .Of(spec)
            .Of("users")
            .Related.Should()
            .HaveCountLessThan(9)
            .And.OnlyContain(one => one.Path.StartsWith("users/"));
    }

    [Test]
    public void Related_documents_of_every_collection_are_valid_and_need_no_others([Values] bool sample)
    {
        var (fixtures, spec) = sample
            ? (Authored.Sample, TestData.Sample)
            : (Authored.Everything, TestData.Text("Fixtures/Data/everything.md"));
        foreach (var collection in TestData.Model(spec).Collections)
        {
            var fixture = fixtures.Of(collection.Path.Text);
            var paths = fixture.Related.Select(one => one.Path).Append(fixture.Path).ToList();
            foreach (var related in fixture.Related)
            {
                var schema = TestData
                    .Model(spec)
                    .Collections.Single(one =>
                        one.Path.Under(new Document(related.Path, related.Data).ParentIds) + $"/{related.Id}"
                        == related.Path
                    );
                schema.StoredFields.Should().OnlyContain(field => related.Data.At(field.Name) != null, related.Path);
                related.Related.Select(one => one.Path).Should().BeSubsetOf(paths);
            }
        }
    }

    private static bool Matches(string path, string pattern) =>
        pattern.EndsWith('*') ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : path == pattern;

    private static TestCaseData Case(DocumentFixture fixture, params string[] needs) =>
        new TestCaseData(fixture, needs).SetArgDisplayNames(fixture.Path);
}
