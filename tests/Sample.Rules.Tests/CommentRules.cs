namespace Sample.Rules.Tests;

/// <summary>Comments below a post, and one's own anywhere.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class CommentRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("posts").WithId("p1").With(new { status = "published", authorId = "author" }),
            Fixture.Of("posts").WithId("p2").With(new { status = "published", authorId = "rival" }),
            Comment("posts/p1/comments", "praise", "reader", "visible", 1),
            Comment("posts/p1/comments", "insult", "troll", "hidden", 2),
            Comment("posts/p1/comments", "thanks", "author", "visible", 3),
            Comment("posts/p2/comments", "doubt", "reader", "visible", 4)
        );

    [Test]
    public async Task What_is_visible_is_everybodys_in_its_order()
    {
        var comments = As("guest").Collection("posts/p1/comments");
        await comments.Document("praise").GetSnapshotAsync().Should().BeAllowedAsync();
        await comments
            .WhereEqualTo("status", "visible")
            .OrderBy("createdAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("praise", "thanks");
    }

    [Test]
    public async Task A_hidden_comment_is_read_by_its_author_and_moderators(
        [Values("author", "moderator", "troll")] string reader
    ) => await As(reader).Document("posts/p1/comments/insult").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task A_hidden_comment_is_not_read_by_others(
        [Values("guest", "stranger", "reader", "administrator")] string reader
    )
    {
        await As(reader)
            .Document("posts/p1/comments/insult")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("posts/{postId}/comments/{commentId}");
        await As(reader)
            .Collection("posts/p1/comments")
            .WhereEqualTo("status", "hidden")
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task An_author_sees_all_that_is_below_their_post_and_not_below_anothers()
    {
        await As("author")
            .Collection("posts/p1/comments")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("praise", "insult", "thanks");
        var hidden = await As("author")
            .Collection("posts/p1/comments")
            .WhereEqualTo("status", "hidden")
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        hidden.Count.Should().Be(1);
        await As("author")
            .Collection("posts/p2/comments")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task Everybody_finds_their_own_comments_below_all_posts()
    {
        await As("reader")
            .CollectionGroup("comments")
            .WhereEqualTo("authorId", "reader")
            .OrderByDescending("createdAt")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocumentsInOrder("posts/p2/comments/doubt", "posts/p1/comments/praise");
        var mine = await As("reader")
            .CollectionGroup("comments")
            .WhereEqualTo("authorId", "reader")
            .Count()
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
        mine.Count.Should().Be(2);
    }

    [Test]
    public async Task A_list_of_anothers_comments_is_denied()
    {
        await As("stranger")
            .CollectionGroup("comments")
            .WhereEqualTo("authorId", "reader")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("{path=**}/comments/{commentId}");
        await As("guest")
            .CollectionGroup("comments")
            .WhereEqualTo("authorId", "reader")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("author").CollectionGroup("comments").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task What_is_visible_below_one_post_is_not_asked_for_below_all() =>
        await As("guest")
            .CollectionGroup("comments")
            .WhereEqualTo("status", "visible")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task Moderators_look_through_what_is_hidden_anywhere() =>
        await As("moderator")
            .CollectionGroup("comments")
            .WhereEqualTo("status", "hidden")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync()
            .ReturnDocuments("posts/p1/comments/insult");

    [Test]
    public async Task A_conversation_goes_back_and_forth()
    {
        await CreateAsync("reader", New("reader").WithId("question")).Should().BeAllowedAsync();
        await CreateAsync("author", New("author").WithId("answer").With(new { replyTo = "question" }))
            .Should()
            .BeAllowedAsync();
        await CreateAsync("newcomer", New("newcomer").WithId("aside")).Should().BeAllowedAsync();
    }

    [Test]
    public async Task A_comment_is_signed_visible_and_below_a_post()
    {
        await CreateAsync("stranger", New("reader"))
            .Should()
            .BeDeniedAsync("it is signed by somebody else")
            .Because(Cause.False);
        await CreateAsync("guest", New("reader")).Should().BeDeniedAsync("nobody is signed in").Because(Cause.False);
        await CreateAsync("reader", New("reader").With(new { status = "hidden" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
        await As("reader")
            .Document("posts/none/comments/c1")
            .CreateAsync(New("reader").Data)
            .Should()
            .BeDeniedAsync("there is no such post")
            .Because(Cause.False);
        await As("reader")
            .Document("users/reader/comments/c1")
            .CreateAsync(New("reader").Data)
            .Should()
            .BeDeniedAsync("there is no such place")
            .Because(Cause.NoMatch);
    }

    [Test]
    public async Task An_author_rewrites_what_they_said_and_not_to_whom()
    {
        var praise = As("reader").Document("posts/p1/comments/praise");
        await praise.UpdateAsync(Edit.Of("body", "Even better the second time.")).Should().BeAllowedAsync();
        await praise.UpdateAsync(Edit.Of("replyTo", "thanks")).Should().BeDeniedAsync().Because(Cause.False);
        await praise.UpdateAsync(Edit.Of("status", "hidden")).Should().BeDeniedAsync().Because(Cause.False);
        await praise.UpdateAsync(Edit.Of("body", "")).Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task What_a_moderator_has_hidden_is_not_rewritten_until_it_is_shown_again()
    {
        var insult = As("troll").Document("posts/p1/comments/insult");
        await insult.UpdateAsync(Edit.Of("body", "I meant well.")).Should().BeDeniedAsync().Because(Cause.False);
        await As("moderator")
            .Document("posts/p1/comments/insult")
            .UpdateAsync(Edit.Of("status", "visible"))
            .Should()
            .BeAllowedAsync();
        await insult.UpdateAsync(Edit.Of("body", "I meant well.")).Should().BeAllowedAsync();
    }

    [TestCase("author")]
    [TestCase("moderator")]
    public async Task Those_who_hide_do_not_put_words_into_mouths(string caller)
    {
        var praise = As(caller).Document("posts/p1/comments/praise");
        await praise.UpdateAsync(Edit.Of("body", "Meh.")).Should().BeDeniedAsync().Because(Cause.False);
        await praise.UpdateAsync(Edit.Of("status", "hidden")).Should().BeAllowedAsync();
    }

    [Test]
    public async Task A_comment_is_deleted_by_those_whom_it_concerns(
        [Values("reader", "author", "moderator")] string caller
    ) => await As(caller).Document("posts/p1/comments/praise").DeleteAsync().Should().BeAllowedAsync();

    [Test]
    public async Task A_comment_is_not_deleted_by_others(
        [Values("guest", "stranger", "troll", "administrator")] string caller
    ) =>
        await As(caller)
            .Document("posts/p1/comments/praise")
            .DeleteAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task A_comment_that_outlives_its_post_is_still_its_authors()
    {
        await WithRulesDisabledAsync(admin => admin.Document("posts/p1").DeleteAsync());
        await As("author")
            .Document("posts/p1/comments/insult")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("the post is nobody's")
            .Because(Cause.False);
        await As("troll").Document("posts/p1/comments/insult").DeleteAsync().Should().BeAllowedAsync();
    }

    private static Fixture Comment(string below, string id, string authorId, string status, int day) =>
        Fixture
            .Of(below)
            .WithId(id)
            .With(
                new
                {
                    authorId,
                    status,
                    createdAt = new DateTimeOffset(2026, 2, day, 0, 0, 0, TimeSpan.Zero),
                }
            );

    private static Fixture New(string authorId) =>
        Fixture.Of("posts/p1/comments").WithId("new").With(new { authorId, status = "visible" });

    private static Task<WriteResult> CreateAsync(string caller, Fixture comment) =>
        As(caller).Document(comment.Path).CreateAsync(comment.Data);
}
