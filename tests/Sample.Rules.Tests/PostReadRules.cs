namespace Sample.Rules.Tests;

/// <summary>Who reads which posts, one by one.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class PostReadRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture
                .Of("posts")
                .WithId("draft")
                .With(
                    new
                    {
                        status = "draft",
                        authorId = "author",
                        coAuthorIds = new[] { "co-author" },
                        orgId = (string?)null,
                    }
                ),
            Fixture.Of("posts").WithId("essay").With(new { status = "published", authorId = "author" }),
            Fixture
                .Of("posts")
                .WithId("old")
                .With(
                    new
                    {
                        status = "archived",
                        authorId = "author",
                        orgId = (string?)null,
                    }
                ),
            Fixture
                .Of("posts")
                .WithId("desk")
                .With(
                    new
                    {
                        status = "draft",
                        authorId = "author",
                        coAuthorIds = new[] { "somebody" },
                        orgId = "gazette",
                    }
                ),
            Fixture.Of("orgs/gazette/members").WithId("editor").With(new { role = "editor" }),
            Fixture.Of("orgs/gazette/members").WithId("member").With(new { role = "member" })
        );

    [Test]
    public async Task A_published_post_is_read_by_anyone(
        [Values("guest", "stranger", "newcomer", "administrator")] string reader
    ) => await As(reader).Document("posts/essay").GetSnapshotAsync().Should().BeAllowedAsync().ByRule("posts/{postId}");

    [Test]
    public async Task A_draft_is_read_by_those_who_work_on_it(
        [Values("author", "coAuthor", "moderator")] string reader
    ) => await As(reader).Document("posts/draft").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task A_draft_is_not_read_by_others(
        [Values("guest", "stranger", "newcomer", "administrator", "editor")] string reader
    ) =>
        await As(reader)
            .Document("posts/draft")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False)
            .ByRule("posts/{postId}");

    [Test]
    public async Task A_newsrooms_draft_is_read_by_its_members([Values("editor", "member", "author")] string reader) =>
        await As(reader).Document("posts/desk").GetSnapshotAsync().Should().BeAllowedAsync();

    [Test]
    public async Task A_newsrooms_draft_is_not_read_by_members_of_another(
        [Values("coAuthor", "founder")] string reader
    ) => await As(reader).Document("posts/desk").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);

    [Test]
    public async Task A_member_who_was_let_go_reads_no_longer()
    {
        await As("member").Document("posts/desk").GetSnapshotAsync().Should().BeAllowedAsync();
        await WithRulesDisabledAsync(admin => admin.Document("orgs/gazette/members/member").DeleteAsync());
        await As("member").Document("posts/desk").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task What_is_archived_left_the_public()
    {
        await As("guest").Document("posts/old").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.False);
        await As("author").Document("posts/old").GetSnapshotAsync().Should().BeAllowedAsync();
    }

    [Test]
    public async Task A_missing_post_looks_like_a_hidden_one()
    {
        await As("stranger").Document("posts/none").GetSnapshotAsync().Should().BeDeniedAsync().Because(Cause.Error);
        (await As("moderator").Document("posts/none").GetSnapshotAsync().Should().BeAllowedAsync())
            .Exists.Should()
            .BeFalse();
    }

    [Test]
    public async Task A_role_is_what_the_token_says_to_the_letter()
    {
        var nearly = As(
            Identity.OfToken(
                "eve",
                new Dictionary<string, object?> { ["moderator"] = "true", ["role"] = new[] { "admin" } }
            )
        );
        await nearly
            .Document("posts/draft")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("a text is no truth")
            .Because(Cause.False);
        await nearly
            .Collection("users")
            .GetSnapshotAsync()
            .Should()
            .BeDeniedAsync("a list of roles is no role")
            .Because(Cause.False);
        await As(Identity.User("eve") with { Claims = new Dictionary<string, object?> { ["moderator"] = true } })
            .Document("posts/draft")
            .GetSnapshotAsync()
            .Should()
            .BeAllowedAsync();
    }
}
