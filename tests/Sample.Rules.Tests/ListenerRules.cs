using System.Threading.Channels;

namespace Sample.Rules.Tests;

/// <summary>Tests listeners, and how long they are allowed.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class ListenerRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture
                .Of("posts")
                .WithId("essay")
                .With(
                    new
                    {
                        status = "published",
                        authorId = "author",
                        orgId = (string?)null,
                        coAuthorIds = Array.Empty<string>(),
                        title = "Essay",
                    }
                ),
            Fixture
                .Of("posts")
                .WithId("draft")
                .With(
                    new
                    {
                        status = "draft",
                        authorId = "author",
                        orgId = (string?)null,
                        coAuthorIds = new[] { "co-author" },
                    }
                ),
            Fixture.Of("users/reader/notifications").WithId("n1").With(new { seen = false })
        );

    [Test]
    public async Task A_reader_follows_an_essay_until_it_is_archived()
    {
        await using var listener = As("reader").Document("posts/essay").Listen(_ => { });
        await listener.Should().BeAllowedAsync();
        await As("author").Document("posts/essay").UpdateAsync(Edit.Of("status", "archived")).Should().BeAllowedAsync();
        await listener.Should().BeDeniedAsync().Because(Cause.False).ByRule("posts/{postId}");
    }

    [Test]
    public async Task Its_author_follows_it_further()
    {
        var titles = Channel.CreateUnbounded<string>();
        await using var listener = As("author")
            .Document("posts/essay")
            .Listen(post =>
                titles.Writer.TryWrite($"{post.GetValue<string>("title")}, {post.GetValue<string>("status")}")
            );
        await listener.Should().BeAllowedAsync();
        (await titles.Reader.ReadAsync()).Should().Be("Essay, published");
        await As("moderator")
            .Document("posts/essay")
            .UpdateAsync(Edit.Of("status", "archived"))
            .Should()
            .BeAllowedAsync();
        (await titles.Reader.ReadAsync()).Should().Be("Essay, archived");
    }

    [Test]
    public async Task A_co_author_who_is_let_go_hears_no_more()
    {
        await using var listener = As("coAuthor").Document("posts/draft").Listen(_ => { });
        await listener.Should().BeAllowedAsync();
        await As("author")
            .Document("posts/draft")
            .UpdateAsync(Edit.Of("coAuthorIds", FieldValue.ArrayRemove("co-author")))
            .Should()
            .BeAllowedAsync();
        await listener.Should().BeDeniedAsync().Because(Cause.False);
    }

    [TestCase("guest")]
    [TestCase("stranger")]
    public async Task A_draft_is_not_followed_by_others(string caller)
    {
        await using var draft = As(caller).Document("posts/draft").Listen(_ => { });
        await draft.Should().BeDeniedAsync().Because(Cause.False).ByRule("posts/{postId}");
        await using var drafts = As(caller).Collection("posts").WhereEqualTo("status", "draft").Listen(_ => { });
        await drafts.Should().BeDeniedAsync().Because(Cause.False);
    }

    [Test]
    public async Task The_front_page_fills_up_as_posts_are_published()
    {
        var pages = Channel.CreateUnbounded<IReadOnlyList<string>>();
        await using var listener = As("guest")
            .Collection("posts")
            .WhereEqualTo("status", "published")
            .Listen(page => pages.Writer.TryWrite([.. page.Select(post => post.Id)]));
        await listener.Should().BeAllowedAsync();
        (await pages.Reader.ReadAsync()).Should().Equal("essay");
        await As("author")
            .Document("posts/draft")
            .UpdateAsync(Edit.Of("status", "published"))
            .Should()
            .BeAllowedAsync();
        (await pages.Reader.ReadAsync()).Should().BeEquivalentTo("essay", "draft");
    }

    [Test]
    public async Task The_bell_rings_for_its_owner_alone()
    {
        await using var bell = As("reader")
            .Collection("users/reader/notifications")
            .WhereEqualTo("seen", false)
            .Listen(_ => { });
        await bell.Should().BeAllowedAsync();
        await using var tapped = As("stranger")
            .Collection("users/reader/notifications")
            .WhereEqualTo("seen", false)
            .Listen(_ => { });
        await tapped.Should().BeDeniedAsync().Because(Cause.False);
    }
}
