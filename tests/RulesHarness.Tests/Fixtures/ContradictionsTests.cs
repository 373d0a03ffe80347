using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Fixtures;

/// <summary>
/// Tests which conditions no document can satisfy, and which none can violate. This is proved over the schema; every
/// other condition counts as possible.
/// </summary>
public sealed class ContradictionsTests
{
    [TestCase("status == \"draft\" and status == \"published\"")]
    [TestCase("status == \"draft\" and status != \"draft\"")]
    [TestCase("status == \"drafted\"")]
    [TestCase("status in [\"a\", \"b\"]")]
    [TestCase("status not in [\"draft\", \"published\", \"archived\"]")]
    [TestCase("rating < 5 and rating > 9")]
    [TestCase("rating < 5 and rating > 4")]
    [TestCase("rating > 10")]
    [TestCase("11 <= rating")]
    [TestCase("rating == 11")]
    [TestCase("rating == 1.5")]
    [TestCase("rating == null")]
    [TestCase("title == \"\"")]
    [TestCase("title == 5")]
    [TestCase("tags has \"a\" and not tags has \"a\"")]
    [TestCase("uid == \"x\" and uid != \"x\"")]
    [TestCase("status == \"x\" or rating > 10")]
    public void No_document_can_satisfy(string condition) =>
        Contradictions.IsUnsatisfiable(Posts, Read(condition)).Should().BeTrue();

    [TestCase("status in [\"draft\", \"published\", \"archived\"]")]
    [TestCase("status != \"x\"")]
    [TestCase("status == \"draft\" or status != \"draft\"")]
    [TestCase("rating >= 0")]
    [TestCase("rating < 11")]
    [TestCase("rating != null")]
    [TestCase("not (rating > 10)")]
    [TestCase("rating <= 4 or rating > 4")]
    public void Every_document_satisfies(string condition) =>
        Contradictions.IsUnviolable(Posts, Read(condition)).Should().BeTrue();

    [TestCase("status == \"draft\"")]
    [TestCase("status == \"draft\" and new.status == \"published\"")]
    [TestCase("status == \"draft\" or status == \"published\"")]
    [TestCase("rating > 4 and rating < 6")]
    [TestCase("rating >= 10")]
    [TestCase("rating <= 0")]
    [TestCase("teamId == null")]
    [TestCase("teamId != null")]
    [TestCase("title == \"a\"")]
    [TestCase("title > \"a\" and title < \"b\"")]
    [TestCase("createdAt < now")]
    [TestCase("authorId == uid")]
    [TestCase("tags has \"a\" and tags has \"b\"")]
    [TestCase("stats.likes > 5")]
    [TestCase("body == null")]
    public void What_can_be_either_is_left_alone(string condition)
    {
        Contradictions.IsUnsatisfiable(Posts, Read(condition)).Should().BeFalse();
        Contradictions.IsUnviolable(Posts, Read(condition)).Should().BeFalse();
    }

    [Test]
    public void What_may_be_absent_is_in_no_order()
    {
        var posts = TestData
            .Model(TestData.BlogWith("| `rating` | int | yes |", "| `rating` | int | no |"))
            .Collection("posts")!;
        Contradictions.IsUnviolable(posts, Read("rating >= 0")).Should().BeFalse();
    }

    private static Collection Posts => TestData.Model(TestData.Blog).Collection("posts")!;

    private static Condition Read(string condition) =>
        TestData
            .Read(
                TestData.BlogWith(
                    "create own docs where `status == \"draft\"`.",
                    $"update own docs where `{condition}`."
                )
            )
            .Model.Policies[2]
            .Permissions[2]
            .Condition!;
}
