using System.Collections.Concurrent;

namespace RulesHarness.NUnit.Tests;

/// <summary>Fixtures as authors of tests write them: this assembly lies below the sample's project.</summary>
public sealed class FixtureTests
{
    private static readonly ConcurrentDictionary<object, int> Bodies = new();

    private static IEnumerable<Fixture> Flawed => Fixture.Invalid("posts").With(new { authorId = "ann" }).Each();

    [TestCaseSource(nameof(Flawed))]
    public void Flaws_are_test_cases_that_are_named_by_what_is_wrong(Fixture fixture)
    {
        TestContext.CurrentContext.Test.Name.Should().EndWith($"({fixture.Path}: {fixture.Flaw})");
        if (!fixture.Flaw!.StartsWith("authorId", StringComparison.Ordinal))
        {
            fixture.Data["authorId"].Should().Be("ann");
        }
    }

    [Test]
    public void Data_is_the_same_within_a_test_and_another_in_each([Values(1, 2, 3)] int number)
    {
        var body = Fixture.Of("posts").Data["body"]!;

        body.Should().Be(Fixture.Of("posts").Data["body"]);
        Bodies.TryAdd(body, number).Should().BeTrue("no other test has it");
    }

    [Test]
    public void Fixture_tells_its_path_its_id_its_data_and_what_it_needs()
    {
        var fixture = Fixture.Of("posts/p1/comments").WithId("c1").With(new { authorId = "ann" }).Without("replyTo");

        fixture.Path.Should().Be("posts/p1/comments/c1");
        fixture.Id.Should().Be("c1");
        fixture.Flaw.Should().BeNull();
        fixture.Data.Should().Contain("authorId", "ann").And.NotContainKey("replyTo");
        fixture.Related.Select(one => one.Path).Should().Contain(["posts/p1", "users/ann"]);
    }

    [Test]
    public void Each_way_of_being_wrong_has_a_name()
    {
        var post = Fixture.Invalid("posts").With(new { authorId = "ann" }).Without("excerpt").WithId("p1");
        var flaws = new[]
        {
            post.Missing("title"),
            post.Null("title"),
            post.WrongType("title"),
            post.TooShort("title"),
            post.TooLong("title"),
            post.TooLong("tags"),
            post.OutOfRange("readingMinutes"),
            post.NotInEnum("status"),
            post.NotMatching("slug"),
            post.WrongItem("tags"),
            post.NotServerTime("createdAt"),
            post.Unknown("extra"),
            post.Unknown("stats.extra"),
        };

        flaws
            .Select(fixture => fixture.ToString())
            .Should()
            .Equal(
                "posts/p1: title is missing",
                "posts/p1: title is null",
                "posts/p1: title has the wrong type",
                "posts/p1: title has 0 characters",
                "posts/p1: title has 121 characters",
                "posts/p1: tags has 6 items",
                "posts/p1: readingMinutes is 0",
                "posts/p1: status is not one of its values",
                "posts/p1: slug does not match its pattern",
                "posts/p1: tags has a first item of the wrong type",
                "posts/p1: createdAt is not the server's time",
                "posts/p1: extra is not declared",
                "posts/p1: stats.extra is not declared"
            );
        flaws.Should().OnlyContain(fixture => !fixture.Data.ContainsKey("excerpt"));
    }

    [Test]
    public void Many_are_documents_of_their_own() =>
        Fixture.Many("posts", 5).Select(fixture => fixture.Path).Should().HaveCount(5).And.OnlyHaveUniqueItems();
}
