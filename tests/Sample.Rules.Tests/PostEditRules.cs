namespace Sample.Rules.Tests;

/// <summary>Who changes which fields of a post, and who deletes it.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class PostEditRules : RulesTests
{
    private static readonly DateTimeOffset Today = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Post("draft", "draft", null),
            Post("essay", "published", null),
            Post("old", "archived", null),
            Post("desk", "draft", "gazette").With(new { authorId = "colleague" }),
            Fixture.Of("orgs/gazette/members").WithId("editor").With(new { role = "editor" }),
            Fixture.Of("orgs/gazette/members").WithId("member").With(new { role = "member" })
        );

    private static IEnumerable<TestCaseData> Theirs =>
        [
            new(
                "author",
                "draft",
                new
                {
                    title = "Better",
                    slug = "better",
                    body = "Best.",
                    excerpt = "Good.",
                }
            ),
            new("author", "draft", new { coAuthorIds = new[] { "co-author", "friend" } }),
            new(
                "author",
                "draft",
                new
                {
                    status = "published",
                    publishedAt = Today,
                    readingMinutes = 3,
                }
            ),
            new("author", "essay", new { tags = new[] { "design" } }),
            new("author", "essay", new { status = "archived" }),
            new(
                "coAuthor",
                "draft",
                new
                {
                    title = "Better",
                    body = "Best.",
                    excerpt = "Good.",
                }
            ),
            new(
                "editor",
                "desk",
                new
                {
                    title = "Better",
                    body = "Best.",
                    excerpt = "Good.",
                    tags = new[] { "design" },
                }
            ),
            new("editor", "desk", new { status = "published", publishedAt = Today }),
            new("moderator", "essay", new { featured = true }),
            new("moderator", "essay", new { status = "draft", featured = false }),
            new("moderator", "old", new { status = "published" }),
        ];

    private static IEnumerable<TestCaseData> NotTheirs =>
        [
            new("author", "draft", new { featured = true }),
            new("author", "draft", new { authorId = "stranger" }),
            new("author", "draft", new { orgId = "gazette" }),
            new("author", "draft", new { createdAt = FieldValue.ServerTimestamp }),
            new("author", "draft", new { title = "Better", featured = true }),
            new("author", "draft", new { subtitle = "In which we add a field" }),
            new("author", "old", new { title = "Better" }),
            new("author", "old", new { status = "published" }),
            new("coAuthor", "draft", new { tags = new[] { "design" } }),
            new("coAuthor", "draft", new { status = "published" }),
            new("coAuthor", "draft", new { coAuthorIds = FieldValue.ArrayUnion("friend") }),
            new("coAuthor", "essay", new { title = "Better" }),
            new("editor", "desk", new { slug = "better" }),
            new("editor", "desk", new { featured = true }),
            new("editor", "draft", new { title = "Better" }),
            new("member", "desk", new { title = "Better" }),
            new("moderator", "essay", new { title = "Kinder" }),
            new("moderator", "essay", new { status = "archived", tags = new[] { "spam" } }),
            new("administrator", "essay", new { featured = true }),
            new("stranger", "essay", new { title = "Mine" }),
            new("guest", "essay", new { title = "Nobody's" }),
        ];

    [TestCaseSource(nameof(Theirs))]
    public async Task Each_changes_what_is_theirs(string caller, string post, object changes) =>
        await As(caller)
            .Document($"posts/{post}")
            .UpdateAsync(Edit.Of(changes))
            .Should()
            .BeAllowedAsync()
            .ByRule("posts/{postId}");

    [TestCaseSource(nameof(NotTheirs))]
    public async Task Nobody_changes_the_fields_of_others(string caller, string post, object changes) =>
        await As(caller)
            .Document($"posts/{post}")
            .UpdateAsync(Edit.Of(changes))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("posts/{postId}");

    [Test]
    public async Task Likes_are_counted_by_a_function_only([Values("author", "moderator", "stranger")] string caller) =>
        await As(caller)
            .Document("posts/essay")
            .UpdateAsync(Edit.Of("stats.likes", FieldValue.Increment(1)))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task A_change_says_when_it_was_made()
    {
        var draft = As("author").Document("posts/draft");
        await draft.UpdateAsync("title", "Undated").Should().BeDeniedAsync().Because(Cause.False);
        await draft
            .UpdateAsync(new Dictionary<string, object?> { ["title"] = "Backdated", ["updatedAt"] = Today })
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [Test]
    public async Task What_was_published_in_a_rush_can_be_taken_back_and_deleted()
    {
        var post = As("author").Document("posts/draft");
        await post.UpdateAsync(Edit.Of(new { status = "published", publishedAt = Today })).Should().BeAllowedAsync();
        await As("guest").Document("posts/draft").GetSnapshotAsync().Should().BeAllowedAsync();
        await post.DeleteAsync().Should().BeDeniedAsync("readers may have cited it").Because(Cause.False);
        await post.UpdateAsync(Edit.Of("status", "draft")).Should().BeAllowedAsync();
        await As("guest").Document("posts/draft").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await post.DeleteAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task An_author_archives_once_and_for_all()
    {
        var post = As("author").Document("posts/essay");
        await post.UpdateAsync(Edit.Of("status", "archived")).Should().BeAllowedAsync();
        await post.UpdateAsync(Edit.Of("status", "draft")).Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task A_transaction_that_read_the_draft_publishes_it()
    {
        var author = As("author");
        await author
            .RunTransactionAsync(async transaction =>
            {
                var draft = await transaction.GetSnapshotAsync(author.Document("posts/draft"));
                transaction.Update(
                    draft.Reference,
                    Edit.Of(new { title = draft.GetValue<string>("status") + ", no more", status = "published" })
                );
            })
            .Should()
            .BeAllowedAsync();

        var stranger = As("stranger");
        await stranger
            .RunTransactionAsync(async transaction =>
            {
                var published = await transaction.GetSnapshotAsync(stranger.Document("posts/draft"));
                transaction.Update(published.Reference, Edit.Of("title", "Mine"));
            })
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);
    }

    [TestCase("author", "draft")]
    [TestCase("administrator", "draft")]
    [TestCase("administrator", "old")]
    public async Task A_draft_is_deleted_by_its_author_and_all_by_the_back_office(string caller, string post) =>
        await As(caller).Document($"posts/{post}").DeleteAsync().Should().BeAllowedAsync();

    [TestCase("author", "essay")]
    [TestCase("author", "old")]
    [TestCase("coAuthor", "draft")]
    [TestCase("moderator", "draft")]
    [TestCase("editor", "desk")]
    [TestCase("guest", "draft")]
    public async Task A_post_is_not_deleted_by_others(string caller, string post) =>
        await As(caller)
            .Document($"posts/{post}")
            .DeleteAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("posts/{postId}");

    private static Fixture Post(string id, string status, string? orgId) =>
        Fixture
            .Of("posts")
            .WithId(id)
            .With(
                new
                {
                    status,
                    orgId,
                    featured = false,
                    authorId = "author",
                    coAuthorIds = new[] { "co-author" },
                }
            );
}
