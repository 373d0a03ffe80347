using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures.Authoring;

namespace RulesHarness.Tests.Fixtures.Authoring;

public sealed class DocumentFixtureTests
{
    private static readonly DocumentFixtures Sample = Authored.Sample;

    private static IEnumerable<string> Collections =>
        TestData.Model(TestData.Sample).Collections.Select(collection => collection.Path.Text);

    [TestCaseSource(nameof(Collections))]
    public void Fixture_of_a_collection_has_all_its_fields_and_no_others(string collection)
    {
        var fields = TestData
            .Model(TestData.Sample)
            .Collection(collection)!
            .StoredFields.Select(field => field.Name)
            .ToList();

        var data = Sample.Of(collection).Data;

        fields.Should().OnlyContain(name => data.At(name) != null);
        data.Keys.Should().BeEquivalentTo(fields.Select(name => name.Split('.')[0]).Distinct());
    }

    [Test]
    public void Fixture_of_one_seed_is_the_same_each_time_and_of_another_seed_another()
    {
        var again = Authored.Of(TestData.Sample, seed: 1).Of("posts");

        again.Should().BeEquivalentTo(Sample.Of("posts"));
        Authored.Of(TestData.Sample, seed: 2).Of("posts").Data["body"].Should().NotBe(again.Data["body"]);
    }

    [TestCase("posts", "posts/post-1")]
    [TestCase("posts/p1/comments", "posts/p1/comments/comment-1")]
    [TestCase("posts/{postId}/comments", "posts/post-1/comments/comment-1")]
    [TestCase("posts/p1/likes", "posts/p1/likes/user-1")]
    [TestCase("users", "users/user-1")]
    public void Path_is_below_the_parents_that_were_named(string collection, string path) =>
        Sample.Of(collection).Path.Should().Be(path);

    [Test]
    public void Time_that_the_server_sets_is_asked_of_it() =>
        Sample.Of("posts").Data["createdAt"].Should().Be(FieldValue.ServerTimestamp);

    [Test]
    public void With_sets_fields_and_leaves_the_first_fixture_as_it_was()
    {
        var before = Sample.Of("posts");

        var after = before.With(
            new
            {
                status = "draft",
                readingMinutes = 7,
                orgId = (string?)null,
                tags = new[] { "a", "b" },
            }
        );

        after.Data["status"].Should().Be("draft");
        after.Data["readingMinutes"].Should().Be(7L);
        after.Data["orgId"].Should().BeNull();
        after.Data["tags"].Should().BeEquivalentTo(new[] { "a", "b" });
        after.Data["title"].Should().Be(before.Data["title"]);
        before.Data["orgId"].Should().NotBeNull();
    }

    private static IEnumerable<TestCaseData> ChangesOfAMap =>
        [
            new TestCaseData(new { stats = new { likes = 3 } }).SetArgDisplayNames("object"),
            new TestCaseData(new Dictionary<string, object?> { ["stats.likes"] = 3 }).SetArgDisplayNames("dotted name"),
            new TestCaseData(
                new Dictionary<string, object?> { ["stats"] = new Dictionary<string, int> { ["likes"] = 3 } }
            ).SetArgDisplayNames("dictionary"),
        ];

    [TestCaseSource(nameof(ChangesOfAMap))]
    public void With_of_one_field_of_a_map_keeps_the_others(object changes)
    {
        var before = Sample.Of("posts");

        var after = before.With(changes);

        after.Data.At("stats.likes").Should().Be(3L);
        after.Data.At("stats.comments").Should().Be(before.Data.At("stats.comments"));
    }

    [Test]
    public void With_takes_numbers_as_the_schema_writes_them_times_and_whatever_a_map_may_hold()
    {
        var time = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var fixture = Authored
            .Everything.Of("things")
            .With(
                new
                {
                    share = 1,
                    when = time,
                    extra = new { any = new { thing = 1 } },
                }
            );

        fixture.Data["share"].Should().Be(1.0);
        fixture.Data["when"].Should().Be(Timestamp.FromDateTimeOffset(time));
        fixture.Data.At("extra.any.thing").Should().Be(1L);
        fixture
            .With(
                new Dictionary<string, object?>
                {
                    ["extra.at"] = FieldValue.ServerTimestamp,
                    ["when"] = FieldValue.ServerTimestamp,
                }
            )
            .Data.At("extra.at")
            .Should()
            .Be(FieldValue.ServerTimestamp);
    }

    [Test]
    public void Without_leaves_an_optional_field_out_again_and_again()
    {
        var fixture = Sample.Of("posts").Without("excerpt").Without("excerpt");

        fixture.Data.Should().NotContainKey("excerpt").And.ContainKey("title");
    }

    [TestCase("posts", "p1", "posts/p1")]
    [TestCase("follows", "ann_bob", "follows/ann_bob")]
    [TestCase("topics", "science", "topics/science")]
    [TestCase("users/ann/bookmarks", "p7", "users/ann/bookmarks/p7")]
    public void Id_can_be_chosen(string collection, string id, string path) =>
        Sample.Of(collection).WithId(id).Path.Should().Be(path);

    [Test]
    public void Id_that_is_built_from_fields_and_its_fields_go_together()
    {
        Sample
            .Of("follows")
            .WithId("ann_bob")
            .Data.Should()
            .Contain("followerId", "ann")
            .And.Contain("followeeId", "bob");
        Sample.Of("follows").With(new { followerId = "ann" }).Path.Should().StartWith("follows/ann_");
        Authored.Everything.Of("links").WithId("a-to-b").Data.Should().Contain("from", "a").And.Contain("to", "b");
    }

    [TestCase("posts", 1)]
    [TestCase("users", 30)]
    [TestCase("follows", 40)]
    [TestCase("posts/p1/comments", 3)]
    public void Many_are_at_paths_of_their_own(string collection, int count) =>
        Sample
            .Many(collection, count)
            .Select(fixture => fixture.Path)
            .Should()
            .HaveCount(count)
            .And.OnlyHaveUniqueItems();

    [TestCase("posts")]
    [TestCase("follows")]
    public void Many_begin_with_the_one(string collection) =>
        Sample.Many(collection, 8)[0].Should().BeEquivalentTo(Sample.Of(collection));
}
