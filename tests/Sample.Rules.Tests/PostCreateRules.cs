namespace Sample.Rules.Tests;

/// <summary>Who begins a post, and how.</summary>
[Rules(Engine = EngineChoice.Both)]
public sealed class PostCreateRules : RulesTests
{
    [OneTimeSetUp]
    public static Task SeedAsync() =>
        SeedAsync(
            Fixture.Of("orgs/gazette/members").WithId("editor").With(new { role = "editor" }),
            Fixture.Of("orgs/gazette/members").WithId("member").With(new { role = "member" })
        );

    [TestCase("draft")]
    [TestCase("published")]
    public async Task A_personal_post_begins_as_a_draft_or_at_once_in_public(string status) =>
        await CreateAsync("author", New("author").With(new { status })).Should().BeAllowedAsync();

    [Test]
    public async Task A_personal_post_does_not_begin_archived() =>
        await CreateAsync("author", New("author").With(new { status = "archived" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [TestCase("stranger")]
    [TestCase("moderator")]
    [TestCase("administrator")]
    [TestCase("guest")]
    public async Task Nobody_writes_in_anothers_name(string caller) =>
        await CreateAsync(caller, New("author")).Should().BeDeniedAsync().Because(Cause.False).ByRule("posts/{postId}");

    [Test]
    public async Task Nobody_begins_with_a_place_on_the_front_page() =>
        await CreateAsync("author", New("author").With(new { featured = true }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [TestCase(1, 0)]
    [TestCase(0, 1)]
    public async Task Nobody_begins_with_readers(int likes, int comments) =>
        await CreateAsync("author", New("author").With(new { stats = new { likes, comments } }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task An_editor_begins_a_draft_for_their_newsroom() =>
        await CreateAsync("editor", New("editor").With(new { orgId = "gazette" })).Should().BeAllowedAsync();

    [Test]
    public async Task An_editor_does_not_begin_a_published_post_for_their_newsroom() =>
        await CreateAsync("editor", New("editor").With(new { orgId = "gazette", status = "published" }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [TestCase("member", "gazette")]
    [TestCase("stranger", "gazette")]
    [TestCase("editor", "tribune")]
    public async Task A_newsroom_prints_its_editors_only(string caller, string newsroom) =>
        await CreateAsync(caller, New(Persona.Named(caller).Uid!).With(new { orgId = newsroom }))
            .Should()
            .BeDeniedAsync()
            .Because(Cause.False);

    [Test]
    public async Task Words_at_the_edge_of_what_the_page_holds_fit()
    {
        await CreateAsync(
                "author",
                New("author")
                    .With(
                        new
                        {
                            title = new string('x', 120),
                            slug = new string('a', 80),
                            excerpt = new string('é', 300),
                        }
                    )
            )
            .Should()
            .BeAllowedAsync();
        await CreateAsync(
                "author",
                New("author")
                    .WithId("p2")
                    .With(
                        new
                        {
                            tags = new[] { "a", "b", "c", "d", "e" },
                            readingMinutes = 240,
                            body = "",
                        }
                    )
            )
            .Should()
            .BeAllowedAsync();
        await CreateAsync(
                "author",
                New("author")
                    .WithId("p3")
                    .With(new { tags = Array.Empty<string>(), readingMinutes = 1 })
                    .Without("excerpt")
                    .Without("coAuthorIds")
            )
            .Should()
            .BeAllowedAsync();
    }

    [Test]
    public async Task A_post_is_not_begun_twice()
    {
        var post = As("author").Document("posts/p1");
        await post.SetAsync(New("author").Data, precondition: Precondition.MustNotExist).Should().BeAllowedAsync();
        await post.SetAsync(New("author").Data)
            .Should()
            .BeDeniedAsync("it would be begun anew today, and posts keep their date")
            .Because(Cause.False);
    }

    private static Task<WriteResult> CreateAsync(string caller, Fixture post) =>
        As(caller).Document(post.Path).CreateAsync(post.Data);

    private static Fixture New(string author) =>
        Fixture
            .Of("posts")
            .WithId("p1")
            .With(
                new
                {
                    authorId = author,
                    orgId = (string?)null,
                    status = "draft",
                    featured = false,
                    stats = new { likes = 0, comments = 0 },
                }
            );
}
