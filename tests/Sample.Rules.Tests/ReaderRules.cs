namespace Sample.Rules.Tests;

/// <summary>Tests what readers create: likes and follows.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class ReaderRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("posts").WithId("p1").With(new { status = "published", authorId = "author" }),
            Fixture.Of("posts/p1/likes").WithId("reader").With(new { kind = "like" }),
            Follow("reader", "author", 1),
            Follow("editor", "author", 2),
            Follow("author", "editor", 3)
        );

    [Test]
    public async Task A_like_is_given_once_in_ones_own_name()
    {
        await As("stranger").Document("posts/p1/likes/stranger").CreateAsync(Like("love")).Should().BeAllowedAsync();
        await As("stranger")
            .Document("posts/p1/likes/somebody")
            .CreateAsync(Like("love"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("guest")
            .Document("posts/p1/likes/guest")
            .CreateAsync(Like("love"))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("stranger")
            .Document("posts/p1/likes/stranger")
            .SetAsync(Like("love"), precondition: Precondition.MustExist)
            .Should()
            .BeDeniedAsync("a like is not changed")
            .Because(Cause.NoMatch);
    }

    [Test]
    public async Task To_change_ones_mind_is_to_delete_and_to_make_another()
    {
        var like = As("reader").Document("posts/p1/likes/reader");
        await like.UpdateAsync("kind", "love").Should().BeDeniedAsync().Because(Cause.NoMatch);
        await like.DeleteAsync().Should().BeAllowedAsync();
        await like.CreateAsync(Like("love")).Should().BeAllowedAsync();
    }

    [Test]
    public async Task Likes_are_counted_by_anybody_and_deleted_by_their_givers()
    {
        var likes = await As("guest").Collection("posts/p1/likes").Count().GetSnapshotAsync().Should().BeAllowedAsync();
        likes.Count.Should().Be(1);
        await As("author")
            .Document("posts/p1/likes/reader")
            .DeleteAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("posts/{postId}/likes/{userId}");
    }

    [Test]
    public async Task Following_is_seen_by_members_only()
    {
        await As("stranger")
            .Collection("follows")
            .WhereEqualTo("followeeId", "author")
            .OrderByDescending("createdAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("editor_author", "reader_author");
        await As("stranger").Collection("follows").GetSnapshotAsync().Should().BeAllowedAsync();
        await As("guest")
            .Collection("follows")
            .WhereEqualTo("followeeId", "author")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("guest")
            .Document("follows/reader_author")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task A_follow_is_named_after_both()
    {
        var follow = Fixture.Of("follows").WithId("stranger_author").Data;
        await As("stranger").Document("follows/stranger_author").CreateAsync(follow).Should().BeAllowedAsync();
        await As("stranger")
            .Document("follows/another_author")
            .CreateAsync(follow)
            .Should()
            .BeDeniedAsync("the same would be followed twice")
            .Because(Cause.False);
        await As("reader")
            .Document("follows/stranger_author")
            .SetAsync(follow)
            .Should()
            .BeDeniedAsync("it is in another's name")
            .Because(Cause.False);
    }

    [Test]
    public async Task Nobody_follows_themselves() =>
        await As("reader")
            .Document("follows/reader_reader")
            .CreateAsync(
                new
                {
                    followerId = "reader",
                    followeeId = "reader",
                    notify = true,
                    createdAt = FieldValue.ServerTimestamp,
                }
            )
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task A_follower_turns_the_bell_off_and_leaves()
    {
        var follow = As("reader").Document("follows/reader_author");
        await follow.UpdateAsync("notify", false).Should().BeAllowedAsync();
        await follow.UpdateAsync("notify", "never").Should().BeDeniedAsync().Because(Cause.False);
        await follow.UpdateAsync("followeeId", "editor").Should().BeDeniedAsync().Because(Cause.False);
        await As("author")
            .Document("follows/reader_author")
            .UpdateAsync("notify", true)
            .Should()
            .BeDeniedAsync("it is not the followed's")
            .Because(Cause.False);
        await As("author")
            .Document("follows/reader_author")
            .DeleteAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await follow.DeleteAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task Following_each_other_takes_two()
    {
        var stranger = As("stranger");
        var batch = stranger.StartBatch();
        batch.Create(
            stranger.Document("follows/stranger_author"),
            Fixture.Of("follows").WithId("stranger_author").Data
        );
        batch.Create(
            stranger.Document("follows/author_stranger"),
            Fixture.Of("follows").WithId("author_stranger").Data
        );
        await batch.CommitAsync().Should().BeDeniedAsync().Because(Cause.False).ByRule("follows/{followId}");
        await stranger
            .Collection("follows")
            .WhereEqualTo("followerId", "stranger")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments();
    }

    private static object Like(string kind) => new { kind, createdAt = FieldValue.ServerTimestamp };

    private static Fixture Follow(string follower, string followee, int day) =>
        Fixture
            .Of("follows")
            .WithId($"{follower}_{followee}")
            .With(new { createdAt = new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero) });
}
